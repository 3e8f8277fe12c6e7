using System.Globalization;
using System.Text;

namespace Arthropod.Remote.Tests.Simulation;

/// <summary>What a seed makes happen: who is there, who calls what when, what goes wrong.</summary>
/// <param name="Seed">The seed; it also decides every delay and the order of all steps.</param>
/// <param name="Clients">How many processes call.</param>
/// <param name="Servers">How many processes serve.</param>
/// <param name="Visibility">The servers' visibility timeout.</param>
/// <param name="IsSigned">Whether messages are signed.</param>
/// <param name="IsShared">Whether servers share an idempotency store.</param>
/// <param name="Calls">The calls.</param>
/// <param name="Faults">What goes wrong.</param>
internal sealed record SimulationPlan(
    int Seed,
    int Clients,
    int Servers,
    TimeSpan Visibility,
    bool IsSigned,
    bool IsShared,
    IReadOnlyList<SimulatedWork> Calls,
    IReadOnlyList<SimulatedFault> Faults)
{
    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(2);
    private static readonly FaultKind[] Kinds = Enum.GetValues<FaultKind>();

    /// <summary>At least two clients, three servers, twenty calls and three faults.</summary>
    public static SimulationPlan Of(int seed)
    {
        var random = new Random(seed);
        var clients = random.Next(2, 4);
        var servers = random.Next(3, 5);
        var visibility = TimeSpan.FromSeconds(random.Next(10, 61));
        var calls = Enumerable.Range(0, random.Next(20, 31)).Select(number => new SimulatedWork(
            number,
            random.Next(clients),
            Between(random, TimeSpan.Zero, Duration),
            random.Next(4) == 0 ? Between(random, visibility, visibility * 3) : Between(random, TimeSpan.Zero, TimeSpan.FromSeconds(5)),
            random.Next(3) == 0 ? random.Next(1, 20) : 0,
            random.Next(10) == 0,
            random.Next(12) == 0 ? Between(random, TimeSpan.Zero, TimeSpan.FromSeconds(20)) : null));
        var faults = Enumerable.Range(0, random.Next(3, 9)).Select(_ => new SimulatedFault(
            Kinds[random.Next(Kinds.Length)],
            Between(random, TimeSpan.Zero, Duration),
            Between(random, TimeSpan.FromSeconds(1), visibility * 1.5),
            random.Next(clients * servers)));
        return new SimulationPlan(seed, clients, servers, visibility, random.Next(3) == 0, seed % 2 == 0, [.. calls], [.. faults.OrderBy(fault => fault.At)]);
    }

    /// <summary>The plan without one of its faults or calls, for each.</summary>
    public IEnumerable<SimulationPlan> Smaller()
    {
        foreach (var fault in Faults)
        {
            yield return this with { Faults = [.. Faults.Where(each => each != fault)] };
        }

        foreach (var call in Calls)
        {
            yield return this with { Calls = [.. Calls.Where(each => each != call)] };
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"seed {Seed}: {Clients} clients, {Servers} servers, visibility {Visibility:c}{(IsSigned ? ", signed" : "")}{(IsShared ? ", shared" : "")}");
        foreach (var fault in Faults)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {fault.At:c} {fault.Kind} {fault.Target} for {fault.For:c}");
        }

        foreach (var call in Calls)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {call.At:c} call {call.Number} of client {call.Client} takes {call.Takes:c}, {call.Reports} reports{(call.Fails ? ", fails" : "")}{(call.CancelAfter is { } after ? $", cancelled after {after:c}" : "")}");
        }

        return text.ToString();
    }

    private static TimeSpan Between(Random random, TimeSpan least, TimeSpan most) =>
        least + TimeSpan.FromMilliseconds(Math.Floor(random.NextDouble() * (most - least).TotalMilliseconds));
}
