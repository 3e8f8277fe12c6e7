namespace Arthropod.Remote;

/// <summary>
/// Marks an interface as a contract: its methods can be called from one process and are carried out in another,
/// with nothing between the two but the queue named here.
/// </summary>
/// <example>
/// <code>
/// [RemoteQueue("video_encoding")]
/// public interface IVideoEncoder
/// {
///     Task&lt;string&gt; Encode(Uri url, IProgress&lt;int&gt; progress, CancellationToken cancellationToken = default);
/// }
/// </code>
/// </example>
/// <param name="queueName">
/// The name of the request queue, without the prefix that the application configures: letters, digits, hyphens and
/// underscores.
/// </param>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class RemoteQueueAttribute(string queueName) : Attribute
{
    /// <summary>The name of the request queue, without the application's prefix.</summary>
    public string QueueName { get; } = queueName;

    /// <summary>
    /// How long callers wait for an answer, as a <see cref="TimeSpan"/> in its invariant format
    /// (<c>"00:10:00"</c> is ten minutes), or <c>"infinite"</c>: as long as the queue keeps the call.
    /// Without it, the application's default applies (one hour, unless configured).
    /// </summary>
    public string? Timeout { get; set; }

    /// <summary>
    /// How soon another worker gets a call after the one that works on it has died, as a <see cref="TimeSpan"/> in its
    /// invariant format: <c>"00:00:01"</c> to <c>"12:00:00"</c>. Without it, a minute.
    /// </summary>
    public string? Visibility { get; set; }

    /// <summary>
    /// How many attempts a call has: after so many that failed and were to be tried again (<see cref="Retry"/>), or
    /// whose worker died, it is moved to the dead-letter queue, and its caller is told. 1 to 100. Without it, 3.
    /// </summary>
    public int MaxAttempts { get; set; }

    /// <summary>
    /// Whether a call is tried again whose implementation threw, for methods that do not say it themselves. The default
    /// is <see cref="RetryMode.Never"/>: the exception is the answer. Calls of which nobody awaits the answer
    /// (<see cref="OneWayAttribute"/>) always are.
    /// </summary>
    public RetryMode Retry { get; set; }

    /// <summary>
    /// Which progress reports travel when they come faster than the queue, for methods that do not say it themselves.
    /// The default is <see cref="ProgressMode.All"/>.
    /// </summary>
    public ProgressMode Progress { get; set; }

    /// <summary>
    /// What becomes of the work on a call whose caller waits no longer, because its timeout has ended or its process shuts down, for
    /// methods that do not say it themselves. The default is
    /// <see cref="WhenCallerLeaves.LeaveRunning"/>.
    /// </summary>
    public WhenCallerLeaves WhenCallerLeaves { get; set; }

    /// <summary>
    /// Whether a server asks the caller once more before it begins, so that work never begins whose caller is gone or
    /// has changed its mind: one round trip more for each call, for work that must not even begin. The server needs an
    /// inbox (<c>RemoteServerOptions.AcceptCancels</c>), and a call that is not confirmed within a minute is not
    /// carried out (<see cref="ServerErrorKind.NotConfirmed"/>). Not for one-way calls, whose caller does not wait.
    /// For methods that do not say it themselves. The default is <see langword="false"/>.
    /// </summary>
    public bool ConfirmBeforeRun { get; set; }
}
