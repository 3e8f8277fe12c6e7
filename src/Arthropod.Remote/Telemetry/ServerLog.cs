using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Telemetry;

/// <summary>What the server logs: event ids 2000 to 2999. Never a payload, never a credential.</summary>
internal static partial class ServerLog
{
    [LoggerMessage(2000, LogLevel.Information, "Serving {Contract} from queue '{Queue}', up to {MaxConcurrency} calls at a time.")]
    public static partial void Serving(this ILogger logger, string contract, string queue, int maxConcurrency);

    [LoggerMessage(2001, LogLevel.Error, "Receiving from queue '{Queue}' failed; trying again in {Delay}.")]
    public static partial void ReceiveFailed(this ILogger logger, Exception exception, string queue, TimeSpan delay);

    [LoggerMessage(2002, LogLevel.Warning, "The lease on call {CallId} of {Contract}.{Method} is lost ({Reason}). Its work is cancelled here; another server may have taken it.")]
    public static partial void LeaseLost(this ILogger logger, Guid callId, string contract, string method, string reason);

    [LoggerMessage(2003, LogLevel.Warning, "Renewing a lease on queue '{Queue}' failed ({Reason}); trying again.")]
    public static partial void RenewalFailed(this ILogger logger, string queue, string reason);

    [LoggerMessage(2004, LogLevel.Error, "Call {CallId} of {Contract}.{Method} ended with an error, attempt {Attempt}. The caller is told.")]
    public static partial void CallFailed(this ILogger logger, Exception exception, Guid callId, string contract, string method, int attempt);

    [LoggerMessage(2005, LogLevel.Error, "Message {MessageId} of queue '{Queue}' is moved to '{DeadLetterQueue}': {Reason}")]
    public static partial void DeadLettered(this ILogger logger, string messageId, string queue, string deadLetterQueue, string reason);

    [LoggerMessage(2006, LogLevel.Error, "Message {MessageId} of queue '{Queue}' could not be moved to '{DeadLetterQueue}' ({Outcome}) and stays where it is. Its fault: {Reason}")]
    public static partial void DeadLetterFailed(this ILogger logger, string messageId, string queue, string deadLetterQueue, string outcome, string reason);

    [LoggerMessage(2007, LogLevel.Warning, "A progress report of call {CallId} of {Contract}.{Method} could not be encoded or is too large, and is dropped. (Said once for each call.)")]
    public static partial void ReportDropped(this ILogger logger, Exception? exception, Guid callId, string contract, string method);

    [LoggerMessage(2008, LogLevel.Warning, "Inbox '{Inbox}' of the caller of {CallId} has been gone for {Grace}: the result of {Contract}.{Method} is discarded.")]
    public static partial void ResultDiscarded(this ILogger logger, string inbox, Guid callId, TimeSpan grace, string contract, string method);

    [LoggerMessage(2009, LogLevel.Error, "The answer to call {CallId} of {Contract}.{Method} could not be sent to '{Inbox}' ({Outcome}). The request stays in its queue and will be answered again, or carried out again if that takes long.")]
    public static partial void AnswerNotSent(this ILogger logger, Guid callId, string contract, string method, string inbox, string outcome);

    [LoggerMessage(2010, LogLevel.Warning, "Message {MessageId} of queue '{Queue}' is not understood here and left for another server, again in {Delay}: {Reason}")]
    public static partial void NotUnderstood(this ILogger logger, string messageId, string queue, TimeSpan delay, string reason);

    [LoggerMessage(2011, LogLevel.Warning, "Request {MessageId} was answered but could not be deleted from queue '{Queue}' ({Outcome}). It will be answered again, or carried out again by another server.")]
    public static partial void DeleteFailed(this ILogger logger, string messageId, string queue, string outcome);

    [LoggerMessage(2012, LogLevel.Warning, "{Count} calls of {Contract} did not end within the shutdown time. They are released for other servers.")]
    public static partial void Released(this ILogger logger, int count, string contract);

    [LoggerMessage(2013, LogLevel.Error, "Disposing of what call {CallId} of {Contract}.{Method} had used failed. Its answer is not affected.")]
    public static partial void ScopeDisposalFailed(this ILogger logger, Exception exception, Guid callId, string contract, string method);

    [LoggerMessage(2015, LogLevel.Error, "What an implementation of queue '{Queue}' had registered with its cancellation token threw when the token was cancelled.")]
    public static partial void CancellationCallbackFailed(this ILogger logger, Exception exception, string queue);

    [LoggerMessage(2016, LogLevel.Error, "Call {CallId} of {Contract}.{Method}, whose answer nobody awaits, failed, attempt {Attempt} of at most {MaxAttempts}.")]
    public static partial void UnawaitedCallFailed(this ILogger logger, Exception exception, Guid callId, string contract, string method, int attempt, int maxAttempts);

    [LoggerMessage(2017, LogLevel.Warning, "Message {MessageId} of queue '{Queue}' could not be sent again ({Outcome}) and is released as it is, so that this counts as a receipt.")]
    public static partial void ReplacementFailed(this ILogger logger, string messageId, string queue, string outcome);

    [LoggerMessage(2018, LogLevel.Warning, "Attempt {Attempt} of at most {MaxAttempts} of call {CallId} of {Contract}.{Method} failed. It is tried again in {Delay}.")]
    public static partial void AttemptFailed(this ILogger logger, Exception exception, Guid callId, string contract, string method, int attempt, int maxAttempts, TimeSpan delay);

    [LoggerMessage(2019, LogLevel.Error, "RemoteServerOptions.RetryWhen of {Contract} threw; call {CallId} of {Method} is not tried again.")]
    public static partial void RetryWhenFailed(this ILogger logger, Exception exception, Guid callId, string contract, string method);

    [LoggerMessage(2020, LogLevel.Error, "Call {CallId} of {Contract}.{Method} takes longer than a message can be leased ({MaxLease}) and has not ended since its token was cancelled. It is dead-lettered, and not tried again.")]
    public static partial void TookTooLong(this ILogger logger, Guid callId, string contract, string method, TimeSpan maxLease);

    [LoggerMessage(2021, LogLevel.Debug, "Message {MessageId} of queue '{Queue}' is delivered while call {CallId}, which it asks for, is carried out here. The call is not begun a second time.")]
    public static partial void DeliveredWhileRunning(this ILogger logger, string messageId, string queue, Guid callId);

    [LoggerMessage(2022, LogLevel.Debug, "Message {MessageId} of queue '{Queue}' asks for call {CallId}, which has ended here. It is answered again, and not carried out.")]
    public static partial void DeliveredAfterEnd(this ILogger logger, string messageId, string queue, Guid callId);

    [LoggerMessage(2023, LogLevel.Warning, "Message {MessageId} of queue '{Queue}' is a copy, bit for bit, of {FirstMessageId}, whose call {CallId} of {Method} has ended here. It is answered again, and not carried out. Who sends a signed call again signs it again, so somebody may have replayed it: check who may send to the queue. A queue client that repeats its own requests when an answer is late does it, too, now and then.")]
    public static partial void PossiblyReplayed(this ILogger logger, string messageId, string queue, Guid callId, string method, string firstMessageId);

    [LoggerMessage(2024, LogLevel.Error, "The idempotency store of queue '{Queue}' failed. Calls that are to begin wait in their queue until it works again, and those that run go on.")]
    public static partial void IdempotencyStoreFailed(this ILogger logger, Exception exception, string queue);

    [LoggerMessage(2025, LogLevel.Error, "The outcome of call {CallId} could not be kept in the idempotency store. It is answered all the same; if the call is in the queue a second time, another server will carry it out again.")]
    public static partial void OutcomeNotKept(this ILogger logger, Guid callId);

    [LoggerMessage(2026, LogLevel.Warning, "The claim on call {CallId} in the idempotency store was not renewed in time, and another server has it: the call may be carried out twice. Is the store slow, or was this machine asleep?")]
    public static partial void ClaimLost(this ILogger logger, Guid callId);

    [LoggerMessage(2027, LogLevel.Debug, "Message {MessageId} of queue '{Queue}' asks for call {CallId}, or one with its key, which another server carries out. It is put off.")]
    public static partial void RunsElsewhere(this ILogger logger, string messageId, string queue, Guid callId);

    [LoggerMessage(2028, LogLevel.Debug, "Message {MessageId} of queue '{Queue}' asks for call {CallId}, or one with its key, which has ended. It is answered with the outcome, and not carried out.")]
    public static partial void EndedElsewhere(this ILogger logger, string messageId, string queue, Guid callId);

    [LoggerMessage(2029, LogLevel.Error, "Call {CallId} of {Contract}.{Method} is carried out, but what it sends to queue '{Queue}' could not be sent ({Outcome}). It is not answered; another attempt follows.")]
    public static partial void HeldSendFailed(this ILogger logger, Guid callId, string contract, string method, string queue, string outcome);

    [LoggerMessage(2040, LogLevel.Information, "Call {CallId} of {Contract}.{Method} is ended, attempt {Attempt}: its caller has cancelled it.")]
    public static partial void CallCancelled(this ILogger logger, Guid callId, string contract, string method, int attempt);

    [LoggerMessage(2041, LogLevel.Warning, "This worker has no inbox, so that callers cannot cancel what it has begun.")]
    public static partial void NoServerInbox(this ILogger logger, Exception exception);

    [LoggerMessage(2050, LogLevel.Warning, "Call {CallId} of {Contract}.{Method}, attempt {Attempt}, is not carried out: {Reason} Are there enough workers for the callers' timeouts?")]
    public static partial void DeadlineExceeded(this ILogger logger, Guid callId, string contract, string method, int attempt, string reason);

    [LoggerMessage(2051, LogLevel.Warning, "Call {CallId} of {Contract}.{Method}, attempt {Attempt}, is not begun: {Reason}")]
    public static partial void NotConfirmed(this ILogger logger, Guid callId, string contract, string method, int attempt, string reason);

    [LoggerMessage(2052, LogLevel.Warning, "A second signal ({Signal}): the shutdown waits no longer. Calls that are worked on are released for other servers at once.")]
    public static partial void SecondSignal(this ILogger logger, string signal);

    [LoggerMessage(2014, LogLevel.Critical, "Handling message {MessageId} of queue '{Queue}' failed unexpectedly. It stays in its queue.")]
    public static partial void Unexpected(this ILogger logger, Exception exception, string messageId, string queue);
}
