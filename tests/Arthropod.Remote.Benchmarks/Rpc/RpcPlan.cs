using System.Diagnostics.CodeAnalysis;

namespace Arthropod.Remote.Benchmarks.Rpc;

/// <summary>The numbers of a run.</summary>
internal sealed record RpcPlan
{
    /// <summary>
    /// Tiered compilation settles only after tens of thousands of requests; until then every figure is two or three
    /// times too high.
    /// </summary>
    public long WarmUpRequests { get; init; } = 100_000;

    /// <summary>Calls between two contenders while warming up.</summary>
    public int WarmUpSlice { get; init; } = 5_000;

    /// <summary>Whether the targets decide the exit code.</summary>
    public bool IsJudged { get; init; } = true;

    /// <summary>
    /// Rounds are short and many, and the contenders take turns, so that what else the machine does meets them alike.
    /// </summary>
    public Scenario Single { get; init; } = new("single", InFlight: 1, Ramp: 30, Calls: 250, Rounds: 21);

    public Scenario Saturated { get; init; } = new("saturated", InFlight: 256, Ramp: 2_000, Calls: 12_000, Rounds: 7);

    public static bool TryParse(string[] arguments, [NotNullWhen(true)] out RpcPlan? plan)
    {
        plan = arguments switch
        {
            [] => new RpcPlan(),
            ["--quick"] => Quick,
            _ => null,
        };
        return plan is not null;
    }

    private static RpcPlan Quick => new()
    {
        WarmUpRequests = 2_000,
        WarmUpSlice = 500,
        IsJudged = false,
        Single = new("single", InFlight: 1, Ramp: 20, Calls: 100, Rounds: 3),
        Saturated = new("saturated", InFlight: 256, Ramp: 500, Calls: 2_000, Rounds: 3),
    };
}
