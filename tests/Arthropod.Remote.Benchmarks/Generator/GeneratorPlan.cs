using System.Diagnostics.CodeAnalysis;

namespace Arthropod.Remote.Benchmarks.Generator;

/// <summary>The numbers of a run.</summary>
internal sealed record GeneratorPlan
{
    public int Contracts { get; init; } = 500;

    public int Types { get; init; } = 1_000;

    /// <summary>Rounds of a window in which the median must no longer fall, for the JIT to have settled.</summary>
    public int Window { get; init; } = 6;

    public int MostWarmUpWindows { get; init; } = 12;

    public int Rounds { get; init; } = 15;

    /// <summary>Whether the targets decide the exit code.</summary>
    public bool IsJudged { get; init; } = true;

    public static bool TryParse(string[] arguments, [NotNullWhen(true)] out GeneratorPlan? plan)
    {
        plan = arguments switch
        {
            [] => new GeneratorPlan(),
            ["--quick"] => new GeneratorPlan { Contracts = 50, Types = 100, Window = 2, MostWarmUpWindows = 2, Rounds = 3, IsJudged = false },
            _ => null,
        };
        return plan is not null;
    }
}
