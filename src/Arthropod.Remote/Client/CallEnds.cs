using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Client;

/// <summary>What a caller is told in the end: an answer, the server's error, or how far a cancelled call had got.</summary>
internal static class CallEnds
{
    public static void Answer(PendingCall call, ReplyFrame frame)
    {
        switch (frame)
        {
            case ResultFrame result:
                call.Complete(result.Payload.Bytes);
                break;
            case ErrorFrame { ErrorKind: ServerErrorKind.DeadlineExceeded } late:
                call.Fail(DeadlineExceeded(call, late));
                break;
            case ErrorFrame { ErrorKind: ServerErrorKind.NotConfirmed } refused when call.Where.HasBegunElsewhere(refused.Position.LeaseId):
                call.Fail(Error(call, refused, $"{refused.Error.Message} Another attempt had been confirmed, and may have begun.", ServerErrorKind.NotConfirmedAgain));
                break;
            case ErrorFrame error:
                call.Fail(Error(call, error, error.Error.Message, error.ErrorKind));
                break;
            case CancelledFrame:
                call.Cancel(call.Call.CancellationToken);
                break;
        }
    }

    private static ServerErrorException Error(PendingCall call, ErrorFrame frame, string message, ServerErrorKind kind) => new(message, frame.Error)
    {
        CallId = call.Id,
        Kind = kind,
        Attempt = frame.Position.Attempt,
        Server = frame.Server,
    };

    // The caller's own timer is late, then: its machine has slept, or its clock goes wrong.
    private static RemoteTimeoutException DeadlineExceeded(PendingCall call, ErrorFrame error) => new(
        $"{call.Call.Contract.Name}.{call.Call.Method.Name} was not carried out. A server ({error.Server}) says: {error.Error.Message} " +
        $"Give the call a longer timeout, or its contract more workers. (Call {call.Id}.)")
    {
        CallId = call.Id,
        State = call.State,
    };

    public static RemoteCallCanceledException Cancelled(PendingCall call, CancellationToken token)
    {
        var name = $"{call.Call.Contract.Name}.{call.Call.Method.Name}";
        var howFar = call.State switch
        {
            RemoteCallState.NotSent => "The request had not been handed to its queue.",
            RemoteCallState.MaybeSent => "The request may be in its queue; a server that takes it is told to stop.",
            RemoteCallState.Sent => "No server has said that it had begun; one that does is told to stop.",
            _ => $"A server ({call.Where.Server ?? "unnamed"}) had begun to work on it and is told to stop.",
        };
        return new RemoteCallCanceledException($"{name} was cancelled by its caller. {howFar} (Call {call.Id}.)", token)
        {
            CallId = call.Id,
            State = call.State,
            Server = call.Where.Server,
        };
    }
}
