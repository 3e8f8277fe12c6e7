using System.Globalization;
using System.Text.Json.Nodes;
using Arthropod.Remote.Benchmarks.Measuring;
using Arthropod.Remote.Benchmarks.Rpc.Contenders;
using Arthropod.Remote.Benchmarks.Rpc.Measuring;

namespace Arthropod.Remote.Benchmarks.Rpc;

/// <summary>JSON lines for machines on standard output, tables for people on standard error.</summary>
internal sealed class RpcReport(bool isJudged)
{
    private const double MostRequestsPerCall = 0.36;
    private const double MostBytesPerCall = 22_000;
    private const double MostRatioToNaive = 1.15;

    private readonly Dictionary<string, Dictionary<Contender, ContenderFigures>> _scenarios = new(StringComparer.Ordinal);

    public void Add(Scenario scenario, Dictionary<Contender, ContenderFigures> figures)
    {
        _scenarios.Add(scenario.Name, figures);

        // The library's own figures stand at the top; the loops have the same fields in objects of their own.
        var line = new JsonObject { ["scenario"] = scenario.Name };
        Write(line, figures[Contender.Arthropod]);
        foreach (var (contender, each) in figures.Where(each => each.Key != Contender.Arthropod))
        {
            var other = new JsonObject();
            Write(other, each);
            line[contender.Name] = other;
        }

        Console.Out.WriteLine(line.ToJsonString());
        WriteTable(scenario, figures);
    }

    /// <summary>Says whether the targets are met.</summary>
    public bool Conclude()
    {
        var (saturated, single) = (_scenarios["saturated"][Contender.Arthropod], _scenarios["single"]);
        var targets = new JsonObject
        {
            ["saturatedRequestsPerCall"] = Target(saturated["requestsPerCall"], MostRequestsPerCall),
            ["saturatedBytesPerCall"] = Target(saturated["allocatedBytesPerCall"], MostBytesPerCall),
            ["singleP50ToNaive"] = Ratio(single, "p50Ms", static round => round.P50Ms),
            ["singleProcessorTimeToNaive"] = Ratio(single, "cpuMicrosecondsPerCall", static round => round.CpuMicrosecondsPerCall),
        };
        var isMet = targets.All(target => (bool)target.Value!["met"]!);
        targets["judged"] = isJudged;
        targets["met"] = isMet;
        Console.Out.WriteLine(new JsonObject { ["targets"] = targets }.ToJsonString());
        return isMet || !isJudged;
    }

    // Of the medians, and beside it within each round: what else the machine does lasts longer than a round.
    private static JsonObject Ratio(Dictionary<Contender, ContenderFigures> figures, string name, Func<RoundFigures, double> figure)
    {
        var (own, naive) = (figures[Contender.Arthropod], figures[Contender.Naive]);
        var ratio = Target(own[name] / naive[name], MostRatioToNaive);
        var byRounds = own.RatioTo(naive, figure);
        ratio["byRounds"] = new JsonArray(Round(byRounds.Min), Round(byRounds.Median), Round(byRounds.Max));
        return ratio;
    }

    private static JsonObject Target(double value, double most) =>
        new() { ["value"] = Round(value), ["atMost"] = most, ["met"] = value <= most };

    private static void Write(JsonObject line, ContenderFigures figures)
    {
        var spread = new JsonObject();
        foreach (var figure in figures.All)
        {
            line[figure.Name] = Round(figure.Median);
            spread[figure.Name] = new JsonArray(Round(figure.Min), Round(figure.Max));
        }

        line["minMax"] = spread;
    }

    private static void WriteTable(Scenario scenario, Dictionary<Contender, ContenderFigures> figures)
    {
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"\n{scenario.Name}: {scenario.InFlight} in flight, median of {scenario.Rounds} rounds of {scenario.Calls:N0} calls (min to max)"));
        Console.Error.WriteLine($"  {"",-30}{string.Concat(figures.Keys.Select(contender => $"{contender.Name,32}"))}");
        foreach (var name in figures[Contender.Arthropod].All.Select(figure => figure.Name))
        {
            var cells = figures.Values.Select(each => each.All.First(figure => string.Equals(figure.Name, name, StringComparison.Ordinal)));
            Console.Error.WriteLine($"  {name,-30}{string.Concat(cells.Select(cell => $"{Describe(cell),32}"))}");
        }

        Console.Error.WriteLine();
    }

    private static string Describe(Figure figure) =>
        $"{Short(figure.Median)} ({Short(figure.Min)} to {Short(figure.Max)})";

    private static string Short(double value) =>
        value.ToString(value >= 100 ? "N0" : value >= 10 ? "N1" : "N3", CultureInfo.InvariantCulture);

    private static double Round(double value) => Math.Round(value, value >= 100 ? 0 : value >= 10 ? 1 : 4);
}
