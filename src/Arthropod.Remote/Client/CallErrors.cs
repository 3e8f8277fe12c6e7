using Arthropod.Remote.Invocation;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Client;

/// <summary>What callers are told when a call does not end as they wish: each exception says how far the call had got, as far as that is known.</summary>
internal static class CallErrors
{
    /// <summary>A server's answer is an error.</summary>
    public static Exception Answered(PendingCall pending, ErrorFrame error) => error.ErrorKind switch
    {
        ServerErrorKind.DeadlineExceeded => DeadlineExceeded(pending, error),
        ServerErrorKind.NotConfirmed when pending.Progress.HasBegunElsewhere(error.Position.LeaseId) => ServerError(
            pending, error, $"{error.Error.Message} Another attempt had been confirmed, and may have begun.", ServerErrorKind.NotConfirmedAgain),
        _ => ServerError(pending, error, error.Error.Message, error.ErrorKind),
    };

    public static RemoteCallCanceledException Cancelled(PendingCall pending, CancellationToken token)
    {
        var server = pending.Progress.Server;
        var howFar = pending.State switch
        {
            RemoteCallState.NotSent => "The request had not been handed to its queue.",
            RemoteCallState.MaybeSent => "The request may be in its queue; a server that takes it is told to stop.",
            RemoteCallState.Sent => "No server has said that it had begun; one that does is told to stop.",
            _ => $"A server ({server ?? "unnamed"}) had begun to work on it and is told to stop.",
        };
        return new RemoteCallCanceledException($"{Name(pending)} was cancelled by its caller. {howFar} (Call {pending.Id}.)", token)
        {
            CallId = pending.Id,
            State = pending.State,
            Server = server,
        };
    }

    public static RemoteTimeoutException TimedOut(PendingCall pending)
    {
        var progress = pending.Progress;
        var state = pending.State;
        var limit = pending.HasTimeout ? "" : " (no timeout was set: that is how long the queue keeps a call)";
        var failure = progress.LastFailure is { } last
            ? Invariant($" Attempt {last.Attempt} failed on {last.Server}: {last.Error.TypeName}: {last.Error.Message}")
            : "";
        var handler = pending.HandlerBusyFor is { } busyFor
            ? Invariant($" The caller's own progress handler has been busy with one report for {busyFor:c}; what came after it waits behind it.")
            : "";
        return new RemoteTimeoutException(Invariant(
            $"{Name(pending)} was not answered within {pending.Timeout:c}{limit}. {HowFar(pending, state, progress)}{failure}{handler} (Call {pending.Id}.)"))
        {
            CallId = pending.Id,
            State = state,
            Server = progress.Server,
            StartedAt = progress.StartedAt,
            LastProgressAt = progress.LastReportAt,
        };
    }

    /// <summary>A value that was stored outside the queue.</summary>
    public static RemoteException NotFetched(PendingCall pending, Exception exception) => new(
        $"What {Name(pending)} was answered with is stored outside the queue and could not be fetched: {exception.Message} (Call {pending.Id}.)", exception)
    {
        CallId = pending.Id,
    };

    public static RemoteException HandlerOverrun(PendingCall pending) => new(Invariant(
        $"The progress handler of {Name(pending)} is stuck or too slow: more than {ReportMailbox.MaxReports:N0} reports or {ReportMailbox.MaxBytes / 1024 / 1024} MiB of them wait for it, and it has been busy with one for {pending.HandlerBusyFor ?? TimeSpan.Zero:c}. ") +
        $"The caller waits no longer; the server {(pending.IsStoppedWithCaller ? "is told to stop" : "may still finish the work")}. Let the handler return quickly, or mark the method " +
        "[RemoteMethod(Progress = ProgressMode.Latest)], so that only the newest report travels.")
    {
        CallId = pending.Id,
    };

    /// <summary>Nothing can be received, and no answer arrive.</summary>
    public static RemoteException CannotBeAnswered(PendingCall pending, string reason) =>
        new($"{Name(pending)} cannot be answered ({pending.State}; a server may still carry it out). {reason}")
        {
            CallId = pending.Id,
        };

    public static RemoteException Closed(PendingCall pending) =>
        new($"The client was shut down while {Name(pending)} was under way ({pending.State}). " +
            (pending.State == RemoteCallState.NotSent
                ? "Nothing was sent."
                : pending.IsStoppedWithCaller && pending.Progress.ServerInbox is not null ? $"The server that had begun ({pending.Progress.Server}) is told to stop."
                : "A server that has the request may still carry it out; nobody takes its answer."))
        {
            CallId = pending.Id,
        };

    /// <summary>As many calls are under way as may be, and one that is one too many is not to wait.</summary>
    public static RemoteSendException BeyondLimit(RemoteCall call, int most) => new(
        $"{Name(call)} was not sent: as many calls of {call.Contract.Name} are under way in this process as may be, {most} " +
        $"(MaxPendingCalls), and more are refused (PendingCallLimit). Await some of them first, or raise Arthropod:Clients:{call.Contract.QueueName}:MaxPendingCalls.");

    public static RemoteSendException TooLarge(PendingCall pending, int bytes, QueueInfo queue, int reserved) => NotSent(pending,
        $"The request of {Name(pending)} has {bytes:N0} bytes as a message, and queue '{queue.Name}' takes " +
        $"{queue.MaxMessageBytes:N0}, of which {reserved:N0} are kept free. Nothing was sent. Pass less, or a reference to the data instead of the data.");

    public static RemoteSendException RefusedByQueue(PendingCall pending, QueueInfo queue, Outcome outcome) => NotSent(pending, outcome.Error switch
    {
        TransportError.QueueMissing =>
            $"Queue '{queue.Name}' does not exist (any more), so {Name(pending)} was not sent. Create it, or set Provisioning to Create.",
        TransportError.AccessDenied =>
            $"Sending {Name(pending)} to queue '{queue.Name}' was denied: {outcome.Detail}",
        _ => $"Queue '{queue.Name}' refused the request of {Name(pending)} ({outcome.Error}): {outcome.Detail}",
    });

    public static RemoteSendException Unconfirmed(PendingCall pending, QueueInfo queue, Outcome outcome, TimeSpan time) => NotSent(pending,
        $"The request of {Name(pending)} {(pending.State == RemoteCallState.NotSent ? "was not sent" : "may have been sent")}: queue '{queue.Name}' " +
        $"gave no confirmation for {time:c}. Last: {outcome.Error} {outcome.Detail}");

    /// <summary>Something else went wrong before the request was sent.</summary>
    public static RemoteSendException NotSent(PendingCall pending, Exception exception) =>
        NotSent(pending, $"The request of {Name(pending)} was not sent: {exception.Message}", exception);

    /// <summary>A step around the sending has returned without sending it.</summary>
    public static RemoteSendException NextNotCalled(PendingCall pending) => NotSent(pending,
        $"{Name(pending)} was not sent: a step of {pending.Call.Contract.Name}'s client (Use) returned without calling next(). Call it, or throw an exception to end the call.");

    private static RemoteSendException NotSent(PendingCall pending, string message, Exception? exception = null) => new(message, exception)
    {
        CallId = pending.Id,
        MayHaveBeenSent = pending.State > RemoteCallState.NotSent,
    };

    private static ServerErrorException ServerError(PendingCall pending, ErrorFrame frame, string message, ServerErrorKind kind) => new(message, frame.Error)
    {
        CallId = pending.Id,
        Kind = kind,
        Attempt = frame.Position.Attempt,
        Server = frame.Server,
    };

    // The caller's own timer is late, then: its machine has slept, or its clock goes wrong.
    private static RemoteTimeoutException DeadlineExceeded(PendingCall pending, ErrorFrame error) => new(
        $"{Name(pending)} was not carried out. A server ({error.Server}) says: {error.Error.Message} " +
        $"Give the call a longer timeout, or its contract more workers. (Call {pending.Id}.)")
    {
        CallId = pending.Id,
        State = pending.State,
    };

    private static string HowFar(PendingCall pending, RemoteCallState state, CallProgress progress) => state switch
    {
        RemoteCallState.NotSent when pending.Turn is { Value.Task.IsCompleted: false } =>
            $"It waited for a place all the while and was not sent: as many calls of {pending.Call.Contract.Name} were under way in this process as may be, {pending.Contract.Limit.Most} (MaxPendingCalls).",
        RemoteCallState.NotSent => $"The request had not been handed to queue '{pending.Contract.Queue}'.",
        RemoteCallState.MaybeSent => $"The request was handed to queue '{pending.Contract.Queue}', which gave no answer: it may be there.",
        RemoteCallState.Sent => $"The request is in queue '{pending.Contract.Queue}', and no server has said that it took it. Is a worker running?",
        _ when progress.IsBetweenAttempts => $"It waits in queue '{pending.Contract.Queue}' for another attempt.",
        _ => $"A server ({progress.Server ?? "unnamed"}) had taken it{Since(pending, progress)}, and {(pending.IsStoppedWithCaller ? "is told to stop" : "may still be working on it")}. Give the call a longer timeout.",
    };

    private static string Since(PendingCall pending, CallProgress progress)
    {
        var started = progress.StartedAt is { } startedAt ? Invariant($" at {startedAt:u}") : "";
        return progress.LastReportAt is { } reportedAt ? Invariant($"{started}, last reported progress at {reportedAt:u}")
            : pending.Call.Progress is null ? started
            : $"{started}, has reported no progress";
    }

    private static string Name(PendingCall pending) => Name(pending.Call);

    private static string Name(RemoteCall call) => $"{call.Contract.Name}.{call.Method.Name}";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
