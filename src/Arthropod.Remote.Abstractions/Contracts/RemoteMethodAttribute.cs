namespace Arthropod.Remote;

/// <summary>Says of one method of a contract what differs from the defaults.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class RemoteMethodAttribute : Attribute
{
    /// <summary>
    /// The method's wire name, by which callers and workers know it. The default is the method's name. Set it when
    /// a method is renamed while workers of an older version still run, or to tell overloads apart.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// How long callers wait for an answer, as a <see cref="TimeSpan"/> in its invariant format
    /// (<c>"00:10:00"</c> is ten minutes), or <c>"infinite"</c>: as long as the queue keeps the call.
    /// Without it, the contract's timeout applies.
    /// </summary>
    public string? Timeout { get; set; }

    /// <summary>
    /// How soon another worker gets the call after the one that works on it has died, as a <see cref="TimeSpan"/> in
    /// its invariant format: <c>"00:00:01"</c> to <c>"12:00:00"</c>. Without it, the contract's visibility applies. A
    /// call of a method with one of its own costs one request to the queue more.
    /// </summary>
    public string? Visibility { get; set; }

    /// <summary>
    /// How many attempts a call has: after so many that failed and were to be tried again (<see cref="Retry"/>), or
    /// whose worker died, it is moved to the dead-letter queue, and its caller is told. 1 to 100. Without it, the
    /// contract's number applies.
    /// </summary>
    public int MaxAttempts { get; set; }

    /// <summary>
    /// Whether a call is tried again whose implementation threw. Without it, what the contract says applies. Calls of
    /// which nobody awaits the answer (<see cref="OneWayAttribute"/>) always are.
    /// </summary>
    public RetryMode Retry { get; set; }

    /// <summary>
    /// Which progress reports travel when they come faster than the queue. Without it, what the contract says applies.
    /// </summary>
    public ProgressMode Progress { get; set; }

    /// <summary>
    /// What becomes of the work on a call whose caller waits no longer, because its timeout has ended or its process shuts down. Without it, what the contract says applies.
    /// </summary>
    public WhenCallerLeaves WhenCallerLeaves { get; set; }

    /// <summary>
    /// Whether a server asks the caller once more before it begins, so that work never begins whose caller is gone or
    /// has changed its mind: one round trip more for each call, for work that must not even begin. The server needs an
    /// inbox (<c>RemoteServerOptions.AcceptCancels</c>), and a call that is not confirmed within a minute is not
    /// carried out (<see cref="ServerErrorKind.NotConfirmed"/>). Not for one-way calls, whose caller does not wait.
    /// Without it, what the contract says applies.
    /// </summary>
    public bool ConfirmBeforeRun { get; set; }
}
