namespace Arthropod.Remote;

/// <summary>What a store says to a claim.</summary>
public sealed class IdempotencyClaim
{
    private IdempotencyClaim(IdempotencyState state, TimeSpan left, ReadOnlyMemory<byte> outcome, int abandoned = 0)
    {
        Abandoned = abandoned;
        State = state;
        Left = left;
        Outcome = outcome;
    }

    /// <summary>The asker has the claim.</summary>
    public static IdempotencyClaim Claimed { get; } = new(IdempotencyState.Claimed, TimeSpan.Zero, default);

    /// <summary>Whose the key is.</summary>
    public IdempotencyState State { get; }

    /// <summary>How long another's claim still lasts, unless it is renewed.</summary>
    public TimeSpan Left { get; }

    /// <summary>The outcome of a call that has ended.</summary>
    public ReadOnlyMemory<byte> Outcome { get; }

    /// <summary>
    /// How many owners in a row had the claim before and let it run out, neither releasing it nor keeping an outcome:
    /// their workers died. It counts as so many attempts.
    /// </summary>
    public int Abandoned { get; }

    /// <summary>The asker has the claim, after others had it and let it run out.</summary>
    /// <param name="abandoned">How many others.</param>
    /// <returns>The answer to a claim.</returns>
    public static IdempotencyClaim ClaimedAfter(int abandoned) =>
        abandoned == 0 ? Claimed : new(IdempotencyState.Claimed, TimeSpan.Zero, default, abandoned);

    /// <summary>Another owner has the claim.</summary>
    /// <param name="left">How long it still lasts, unless it is renewed.</param>
    /// <returns>The answer to a claim.</returns>
    public static IdempotencyClaim ClaimedByAnother(TimeSpan left) => new(IdempotencyState.ClaimedByAnother, left, default);

    /// <summary>The call has ended.</summary>
    /// <param name="outcome">What was kept.</param>
    /// <returns>The answer to a claim.</returns>
    public static IdempotencyClaim Ended(ReadOnlyMemory<byte> outcome) => new(IdempotencyState.Ended, TimeSpan.Zero, outcome);
}
