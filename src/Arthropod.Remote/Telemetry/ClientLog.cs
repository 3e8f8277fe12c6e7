using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Telemetry;

/// <summary>What the client and the inbox log: event ids 1000 to 1999. Never a payload, never a credential.</summary>
internal static partial class ClientLog
{
    [LoggerMessage(1000, LogLevel.Warning, "No server has taken a call of {Contract} from queue '{Queue}' for {Wait}. The call goes on waiting. Is a worker with AddServer<{Contract}> running, with the same account, region and prefix? (Said once for this contract.)")]
    public static partial void NoServer(this ILogger logger, string contract, string queue, TimeSpan wait);

    [LoggerMessage(1001, LogLevel.Warning, "A server ({Server}) did not understand call {CallId} of {Contract}.{Method} and left it for another: {Reason}")]
    public static partial void NotUnderstood(this ILogger logger, string server, Guid callId, string contract, string method, string reason);

    [LoggerMessage(1002, LogLevel.Error, "A handler of progress or of failed attempts of call {CallId} of {Contract}.{Method} threw. The call goes on.")]
    public static partial void ProgressHandlerFailed(this ILogger logger, Exception exception, Guid callId, string contract, string method);

    [LoggerMessage(1003, LogLevel.Warning, "{Count} frames of call {CallId} of {Contract}.{Method} did not come in time and are passed over.")]
    public static partial void FramesMissing(this ILogger logger, int count, Guid callId, string contract, string method);

    [LoggerMessage(1004, LogLevel.Warning, "{Count} reports of call {CallId} of {Contract}.{Method} wait for the caller's progress handler. Beyond {Most} the call is ended. (Said once for each call.)")]
    public static partial void ProgressHandlerBehind(this ILogger logger, int count, Guid callId, string contract, string method, int most);

    [LoggerMessage(1005, LogLevel.Error, "Call {CallId} of {Contract}.{Method} is ended because of its caller: {Reason}")]
    public static partial void ProgressHandlerOverrun(this ILogger logger, Guid callId, string contract, string method, string reason);

    [LoggerMessage(1006, LogLevel.Warning, "Attempt {Attempt} of call {CallId} of {Contract}.{Method} failed on {Server} and is tried again after {RetryAfter}: {ErrorType}: {ErrorMessage}")]
    public static partial void AttemptFailed(this ILogger logger, int attempt, Guid callId, string contract, string method, string server, string errorType, string errorMessage, TimeSpan? retryAfter);

    [LoggerMessage(1010, LogLevel.Warning, "Calls of {Contract} wait before they are sent: {Most} are under way in this process, which is the limit (Arthropod:Clients:{Queue}:MaxPendingCalls). (Said once for this contract.)")]
    public static partial void CallsWait(this ILogger logger, string contract, int most, string queue);

    [LoggerMessage(1100, LogLevel.Debug, "Inbox '{Inbox}' is open.")]
    public static partial void InboxOpen(this ILogger logger, string inbox);

    [LoggerMessage(1101, LogLevel.Warning, "Receiving from inbox '{Inbox}' failed; trying again.")]
    public static partial void InboxReceiveFailed(this ILogger logger, Exception exception, string inbox);

    [LoggerMessage(1102, LogLevel.Warning, "Message {MessageId} in inbox '{Inbox}' cannot be read and is deleted: {Reason}")]
    public static partial void InboxMessageUnreadable(this ILogger logger, string messageId, string inbox, string reason);

    [LoggerMessage(1103, LogLevel.Warning, "Inbox '{Inbox}' could not be removed. It holds nothing that anybody needs; delete it by hand or leave it to a sweep.")]
    public static partial void InboxNotRemoved(this ILogger logger, Exception exception, string inbox);

    [LoggerMessage(1104, LogLevel.Error, "Inbox '{Inbox}' was deleted by somebody while this process uses it, and is created again. Replies that it held are lost; their calls end by timeout.")]
    public static partial void InboxGone(this ILogger logger, string inbox);

    [LoggerMessage(1107, LogLevel.Warning, "{Count} frames of message {MessageId} in inbox '{Inbox}' cannot be read and are dropped; the others are not affected. The first: {Reason}")]
    public static partial void InboxFramesUnreadable(this ILogger logger, int count, string messageId, string inbox, string reason);

    [LoggerMessage(1106, LogLevel.Critical, "Handling message {MessageId} of inbox '{Inbox}' failed unexpectedly; it is dropped.")]
    public static partial void InboxMessageFailed(this ILogger logger, Exception exception, string messageId, string inbox);

    [LoggerMessage(1120, LogLevel.Warning, "The heartbeat of inbox '{Inbox}' could not be renewed; it is tried again.")]
    public static partial void HeartbeatFailed(this ILogger logger, Exception exception, string inbox);

    [LoggerMessage(1121, LogLevel.Information, "Inbox '{Inbox}' is deleted: its process has given no sign of life since {Heartbeat}.")]
    public static partial void InboxSwept(this ILogger logger, string inbox, DateTimeOffset heartbeat);

    [LoggerMessage(1122, LogLevel.Warning, "This process isn't allowed to sweep the inboxes of dead processes. Allow it, or set Arthropod:Inbox:SweepInterval to -00:00:00.0010000 and run `arthropod sweep` now and then.")]
    public static partial void SweepDenied(this ILogger logger, Exception exception);

    [LoggerMessage(1123, LogLevel.Warning, "Sweeping the inboxes of dead processes failed; it is tried again.")]
    public static partial void SweepFailed(this ILogger logger, Exception exception);
}
