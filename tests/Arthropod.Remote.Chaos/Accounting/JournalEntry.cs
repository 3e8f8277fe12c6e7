namespace Arthropod.Remote.Chaos.Accounting;

/// <summary>A line of a journal.</summary>
/// <param name="At">When, in the machine's time, which all processes share.</param>
/// <param name="Who">The name of the process.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Number">The number of the call; -1 if it is about none.</param>
/// <param name="CallId">The id of the call, where it is known.</param>
/// <param name="Attempt">The attempt, where there is one.</param>
/// <param name="Detail">More about it.</param>
internal sealed record JournalEntry(
    DateTimeOffset At, string Who, EventKind Kind, int Number, Guid CallId, int Attempt, string? Detail);
