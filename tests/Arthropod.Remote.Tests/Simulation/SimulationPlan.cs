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
/// <param name="IsSwept">Whether the inboxes of the dead are looked for, soon after their deaths.</param>
/// <param name="Calls">The calls.</param>
/// <param name="Faults">What goes wrong.</param>
internal sealed record SimulationPlan(
    int Seed,
    int Clients,
    int Servers,
    TimeSpan Visibility,
    bool IsSigned,
    bool IsShared,
    bool IsSwept,
    IReadOnlyList<SimulatedWork> Calls,
    IReadOnlyList<SimulatedFault> Faults)
{
    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(2);

    /// <summary>After these an answer may be gone for good, so that only a timeout ends its call.</summary>
    private static readonly FaultKind[] Losses = [FaultKind.DropRequests, FaultKind.DropInbox, FaultKind.SuspendClientForLong];
    private static readonly FaultKind[] Kinds = [.. Enum.GetValues<FaultKind>().Except(Losses)];

    /// <summary>At least two clients, three servers, twenty calls and three faults.</summary>
    public static SimulationPlan Of(int seed)
    {
        var random = new Random(seed);
        var clients = random.Next(2, 4);
        var servers = random.Next(3, 5);
        var visibility = TimeSpan.FromSeconds(random.Next(10, 60)); // A minute is also for how long a server leaves what it does not understand.
        var isSwept = random.Next(4) == 0;
        var isSigned = random.Next(3) == 0;
        var faults = Enumerable.Range(0, random.Next(3, 9)).Select(_ => Fault(random, Kinds[random.Next(Kinds.Length)], visibility, clients * servers)).ToList();
        if (random.Next(4) == 0)
        {
            // Where messages are signed, one that is sent after a long sleep is refused for its age, and rightly.
            faults.Add(Fault(random, Losses[random.Next(Losses.Length - (isSwept && !isSigned ? 0 : 1))], visibility, clients * servers));
        }

        var isLossy = faults.Exists(fault => Losses.Contains(fault.Kind));
        var calls = Enumerable.Range(0, random.Next(20, 31)).Select(number => Call(random, number, clients, visibility, isLossy));
        return new SimulationPlan(
            seed, clients, servers, visibility, isSigned, seed % 2 == 0, isSwept, [.. calls], [.. faults.OrderBy(fault => fault.At)]);
    }

    private static SimulatedFault Fault(Random random, FaultKind kind, TimeSpan visibility, int targets) => new(
        kind,
        Between(random, TimeSpan.Zero, Duration),
        kind == FaultKind.SuspendClientForLong
            ? Between(random, TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(10))
            : Between(random, TimeSpan.FromSeconds(1), visibility * 1.5),
        random.Next(targets));

    private static SimulatedWork Call(Random random, int number, int clients, TimeSpan visibility, bool isLossy)
    {
        var kind = random.Next(10) switch
        {
            < 6 => WorkKind.Plain,
            6 => WorkKind.Confirmed,
            7 => WorkKind.OneWay,
            _ => WorkKind.Retried,
        };
        return new SimulatedWork(
            number,
            random.Next(clients),
            Between(random, TimeSpan.Zero, Duration),
            random.Next(4) == 0 ? Between(random, visibility, visibility * 3) : Between(random, TimeSpan.Zero, TimeSpan.FromSeconds(5)),
            kind != WorkKind.OneWay && random.Next(3) == 0 ? random.Next(1, 20) : 0,
            kind is WorkKind.Plain or WorkKind.Confirmed && random.Next(8) == 0,
            random.Next(12) == 0 ? Between(random, TimeSpan.Zero, TimeSpan.FromSeconds(20)) : null)
        {
            Kind = kind,
            IsDeaf = random.Next(6) == 0,
            FailsFirst = kind is WorkKind.Retried or WorkKind.OneWay ? random.Next(0, 4) : 0,
            Timeout = kind != WorkKind.OneWay && random.Next(8) == 0 ? Between(random, TimeSpan.FromSeconds(1), Duration)
                : isLossy ? TimeSpan.FromMinutes(15)
                : null,
        };
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
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"seed {Seed}: {Clients} clients, {Servers} servers, visibility {Visibility:c}{(IsSigned ? ", signed" : "")}{(IsShared ? ", shared" : "")}{(IsSwept ? ", swept" : "")}");
        foreach (var fault in Faults)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {fault.At:c} {fault.Kind} {fault.Target} for {fault.For:c}");
        }

        foreach (var call in Calls)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {call}");
        }

        return text.ToString();
    }

    private static TimeSpan Between(Random random, TimeSpan least, TimeSpan most) =>
        least + TimeSpan.FromMilliseconds(Math.Floor(random.NextDouble() * (most - least).TotalMilliseconds));
}
