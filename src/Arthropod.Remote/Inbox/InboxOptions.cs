namespace Arthropod.Remote;

/// <summary>
/// How processes say that they are alive, and what becomes of the inboxes of those that died without removing theirs.
/// In configuration: section <c>Arthropod:Inbox</c>. All processes under one prefix should be told the same.
/// </summary>
public sealed class InboxOptions
{
    /// <summary>How often a process renews the heartbeat of its inbox, a tag: 1 minute to 1 day. Default: 1 hour.</summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How old the heartbeat of an inbox must be for a probe to be sent to it, and for how long that must stay unread
    /// before the inbox is deleted: at least twice <see cref="HeartbeatInterval"/>, at most 7 days. Default: 6 hours.
    /// </summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromHours(6);

    /// <summary>
    /// How often the longest-lived process under a prefix looks for inboxes of dead ones: 1 minute to 7 days.
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>: never; then run <c>arthropod sweep</c> now and then.
    /// Default: 1 hour.
    /// </summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromHours(1);
}
