using Arthropod.Remote.Transport;

namespace Arthropod.Remote;

/// <summary>What holds for all calls through one transport. In configuration: section <c>Arthropod</c>.</summary>
public sealed class ArthropodOptions
{
    /// <summary>
    /// Stands before the name of every queue, so that several applications or stages share an account: at most 32 of
    /// A-Z a-z 0-9 - _. Callers and workers that are to meet use the same. Default: empty.
    /// </summary>
    public string Prefix { get; set; } = "";

    /// <summary>What is done about request queues and dead-letter queues that are missing. Default: they are created.</summary>
    public Provisioning Provisioning { get; set; }

    /// <summary>
    /// How long calls wait for their answer where neither call, method nor contract says otherwise.
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>: as long as the queue keeps the call (14 days on Amazon
    /// SQS). Default: 1 hour.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How long a request is sent again while the queue service gives no answer, is throttling, or refuses the name of
    /// a queue deleted a moment ago (60 seconds on Amazon SQS), before the call fails: 1 second to 1 day. Default: 30
    /// seconds.
    /// </summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How this process shows that it is alive, and what becomes of the inboxes of processes that died.</summary>
    public InboxOptions Inbox { get; } = new();
}
