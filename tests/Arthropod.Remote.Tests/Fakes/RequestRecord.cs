namespace Arthropod.Remote.Tests.Fakes;

/// <summary>One request that reached the fake.</summary>
internal sealed record RequestRecord(DateTimeOffset At, RequestKind Kind, string Queue, int Entries);
