using System.Globalization;
using System.Text.Json.Nodes;
using Arthropod.Remote.Benchmarks.Measuring;

namespace Arthropod.Remote.Benchmarks.Generator;

/// <summary>JSON lines for machines on standard output, a line for people on standard error.</summary>
internal sealed class GeneratorReport(bool isJudged)
{
    private bool _isMet = true;

    /// <param name="name">What was measured.</param>
    /// <param name="atMost">The target; <see langword="null"/>: there is none.</param>
    /// <param name="rounds">Milliseconds of both, in each round.</param>
    public void Add(string name, double? atMost, IEnumerable<(double Ours, double Reference)> rounds)
    {
        var all = rounds.ToList();
        var ours = Figure.Of("ms", all.Select(round => round.Ours));
        var reference = Figure.Of("referenceMs", all.Select(round => round.Reference));

        // Within each round: what else the machine does lasts longer than a round.
        var ratio = Figure.Of("ratio", all.Select(round => round.Ours / round.Reference));
        var isMet = atMost is null || ratio.Median <= atMost;
        _isMet &= isMet;
        Console.Out.WriteLine(new JsonObject
        {
            ["scenario"] = name,
            ["ms"] = Math.Round(ours.Median, 2),
            ["referenceMs"] = Math.Round(reference.Median, 2),
            ["ratio"] = Math.Round(ratio.Median, 3),
            ["ratioMinMax"] = new JsonArray(Math.Round(ratio.Min, 3), Math.Round(ratio.Max, 3)),
            ["atMost"] = atMost,
            ["met"] = isMet,
        }.ToJsonString());
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-16} {ours.Median,8:N1} ms, reference {reference.Median,8:N1} ms, ratio {ratio.Median:N2} ({ratio.Min:N2} to {ratio.Max:N2}){(atMost is null ? "" : $", at most {atMost}: {(isMet ? "met" : "MISSED")}")}"));
    }

    public void AddFiles(string name, IReadOnlyList<string> madeAnew, int expected)
    {
        var isMet = madeAnew.Count == expected;
        _isMet &= isMet;
        Console.Out.WriteLine(new JsonObject
        {
            ["scenario"] = name,
            ["filesMadeAnew"] = madeAnew.Count,
            ["expected"] = expected,
            ["met"] = isMet,
        }.ToJsonString());
        Console.Error.WriteLine($"{name,-16} {madeAnew.Count} files made anew, expected {expected}: {(isMet ? "met" : "MISSED")}");
    }

    /// <summary>Says whether the targets are met.</summary>
    public bool Conclude()
    {
        Console.Out.WriteLine(new JsonObject { ["targets"] = new JsonObject { ["judged"] = isJudged, ["met"] = _isMet } }.ToJsonString());
        return _isMet || !isJudged;
    }
}
