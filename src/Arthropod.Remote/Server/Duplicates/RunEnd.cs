namespace Arthropod.Remote.Server.Duplicates;

/// <summary>How a delivery's turn ended, as far as other deliveries of its call are concerned.</summary>
internal sealed record RunEnd
{
    public static readonly RunEnd Unfinished = new();

    private RunEnd()
    {
    }

    /// <summary>What became of it.</summary>
    public SettledAs As { get; private init; }

    /// <summary>The final frame, where there is one; a one-way call has one too, which nobody is sent.</summary>
    public byte[]? Answer { get; private init; }

    /// <summary>Why it belongs in the dead-letter queue, where that has not taken it.</summary>
    public DeadLetterNote? Note { get; private init; }

    /// <summary>How long the message waits, where it waits for something.</summary>
    public TimeSpan After { get; private init; }

    /// <summary>What is still on its way to the caller. It counts as unsettled, but no other delivery waits for it.</summary>
    public Task Telling { get; init; } = Task.CompletedTask;

    /// <summary>Whether the answer comes from the implementation's work, and not from its having been cancelled or never begun.</summary>
    private bool WasCarriedOut { get; init; }

    public static RunEnd Answered(byte[] answer, bool wasCarriedOut) => new() { As = SettledAs.Answered, Answer = answer, WasCarriedOut = wasCarriedOut };

    public static RunEnd DeadLettered(byte[] answer) => new() { As = SettledAs.DeadLettered, Answer = answer };

    public static RunEnd GivenUp(byte[] answer, DeadLetterNote note) => new() { As = SettledAs.GivenUp, Answer = answer, Note = note };

    public static RunEnd TriedAgain(TimeSpan after) => new() { As = SettledAs.TriedAgain, After = after };

    public static RunEnd PutOff(TimeSpan wait) => new() { As = SettledAs.PutOff, After = wait };

    public static RunEnd Left(TimeSpan wait) => new() { As = SettledAs.Left, After = wait };

    /// <summary>
    /// Whether it is the end for all that go by the key. That one caller has cancelled, or sent arguments that cannot be
    /// read, is nothing to another one who has chosen the same key.
    /// </summary>
    public bool IsOutcomeOf(IdempotencyKey key) => As == SettledAs.Answered && (WasCarriedOut || !key.IsOfCaller);
}
