using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Server.Marks;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Server.Steps;

/// <summary>The answers to attempts that ended without a result and without an error of the implementation.</summary>
internal static class AttemptAnswers
{
    /// <summary>The caller has ended its wait already; the frame tells it that the work has ended, too.</summary>
    public static Disposition Cancelled(Delivery delivery)
    {
        var callId = delivery.Request.CallId;
        delivery.Context.Logger.CallCancelled(callId, delivery.Contract, delivery.Method.Name, delivery.Receipt);
        return new Disposition.Answer(position => new CancelledFrame(callId, position));
    }

    /// <summary>The work was not begun: the caller didn't confirm that it still wants the call.</summary>
    public static Disposition NotConfirmed(Delivery delivery, string reason)
    {
        var (request, context) = (delivery.Request, delivery.Context);
        if (delivery.Cancellation!.Reason == RemoteCancellationReason.None)
        {
            ArthropodMeter.RequestUnconfirmed();
            context.Logger.NotConfirmed(request.CallId, delivery.Contract, delivery.Method.Name, delivery.Receipt, reason);
        }

        var error = new ServerError(
            typeof(RemoteException).FullName!, $"{delivery.Contract}.{delivery.Method.Name} was not begun by this server. {reason}", null, []);
        return request.ReplyTo is null
            ? new Disposition.DeadLetter(new DeadLetterNote(DeadLetterKind.Refused, reason)) { Error = error }
            : Answer(delivery, ServerErrorKind.NotConfirmed, error);
    }

    /// <summary>
    /// The work takes longer than the longest lease. What the implementation still does is ignored, and another attempt
    /// would take as long.
    /// </summary>
    public static Disposition TookTooLong(Delivery delivery)
    {
        delivery.Context.Logger.TookTooLong(
            delivery.Request.CallId, delivery.Contract, delivery.Method.Name, delivery.Context.Transport.Limits.MaxLease);
        return new Disposition.DeadLetter(LeaseLimitNote(delivery))
        {
            Error = new ServerError(typeof(TimeoutException).FullName!, "It had not ended when it had to.", null, []),
        };
    }

    public static DeadLetterNote LeaseLimitNote(Delivery delivery) => new(
        DeadLetterKind.LeaseLimit,
        $"The work takes longer than a message can be leased ({delivery.Context.Transport.Limits.MaxLease:c} from its receipt), so no more attempts are made. Divide it into shorter calls.");

    /// <summary>The error as the answer.</summary>
    public static Disposition.Answer Answer(Delivery delivery, ServerErrorKind kind, ServerError error)
    {
        var (callId, server) = (delivery.Request.CallId, delivery.Context.ServerName);
        return new(position => new ErrorFrame(callId, position, kind, error, server))
        {
            Error = error,
            IsOutcome = kind is ServerErrorKind.Implementation or ServerErrorKind.UnencodableResult,
        };
    }
}
