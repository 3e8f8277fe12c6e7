namespace Arthropod.Remote;

/// <summary>
/// How long a failed call waits before its next attempt. The waits grow from <see cref="First"/> to
/// <see cref="Longest"/>. <see cref="IRemoteCallContext.Retry"/> chooses a wait of its own.
/// </summary>
/// <example>
/// <code>
/// server.Backoff = new RetryBackoff { First = TimeSpan.FromSeconds(10), Longest = TimeSpan.FromMinutes(30) };
/// </code>
/// </example>
public sealed record RetryBackoff
{
    internal static readonly RetryBackoff Default = new();

    /// <summary>The longest wait after the first attempt. 0 to 14 days. Default: 1 second.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait after any attempt. <see cref="First"/> to 14 days. Default: 1 minute.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>By how much each wait is longer than the one before. 1 (the waits don't grow) to 100. Default: 2.</summary>
    public double Factor { get; init; } = 2;

    /// <summary>
    /// Which part of each wait is random, so that calls that failed together don't come back together: 0 (none) to 1 (all of
    /// it). Default: 0.5, so a wait is between half and all of what <see cref="First"/>, <see cref="Factor"/> and
    /// <see cref="Longest"/> come to.
    /// </summary>
    public double Jitter { get; init; } = 0.5;

    /// <param name="attempt">The attempt that failed, counted from 1.</param>
    /// <param name="random">Chooses the random part.</param>
    internal TimeSpan WaitAfter(int attempt, Random random)
    {
        var longest = Math.Min(Longest.TotalMilliseconds, First.TotalMilliseconds * Math.Pow(Factor, Math.Min(attempt - 1, 100)));
#pragma warning disable CA5394 // Jitter is no secret.
        return TimeSpan.FromMilliseconds(longest * (1 - Jitter + (Jitter * random.NextDouble())));
#pragma warning restore CA5394
    }
}
