namespace Arthropod.Remote.Inbox;

/// <summary>One inbox as a sweep found it.</summary>
/// <param name="Name">The queue's name.</param>
/// <param name="Verdict">What it is, and so what was done, or in a dry run would have been.</param>
/// <param name="Heartbeat">When its owner last said that it is alive.</param>
internal sealed record SweptInbox(string Name, SweepVerdict Verdict, DateTimeOffset? Heartbeat);
