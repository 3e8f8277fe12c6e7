namespace Arthropod.Remote;

/// <summary>Why an implementation's cancellation token was cancelled.</summary>
public enum RemoteCancellationReason
{
    /// <summary>It was not.</summary>
    None,

    /// <summary>The caller no longer wants the result.</summary>
    CallerCancelled,

    /// <summary>The worker stops, and its shutdown time is over: another one carries the call out anew.</summary>
    WorkerStopping,

    /// <summary>The worker has lost its hold on the request: another one may be carrying the call out.</summary>
    LeaseLost,

    /// <summary>
    /// The longest time is nearly over for which a request can be worked on (Amazon SQS: 12 hours). What is not finished
    /// ten minutes later is dead-lettered, and not tried again.
    /// </summary>
    LeaseLimit,
}
