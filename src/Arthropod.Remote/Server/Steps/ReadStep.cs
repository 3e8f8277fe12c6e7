using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Server.Marks;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Server.Steps;

/// <summary>
/// Reads the message. What is not one of our requests goes to the dead-letter queue: nothing unreadable is silently
/// deleted.
/// </summary>
internal sealed class ReadStep(ServerContext context) : IDeliveryStep
{
    public Task<Disposition> RunAsync(Delivery delivery, NextStep next)
    {
        IReadOnlyList<Frame> frames;
        try
        {
            var message = delivery.Lease.Message;
            frames = RedrivenRequest.BegunAnew(
                message, context.Envelopes.Read(delivery.Queue.Name, message.Body, message.SentAt), context.Envelopes.AreSigned);
        }
        catch (EnvelopeException exception)
        {
            var reason = $"The message's body cannot be {(exception.Fault == EnvelopeFault.Refused ? "taken" : "read")}: {exception.Message}";
            return Task.FromResult(exception.Fault == EnvelopeFault.NewerVersion
                ? LeaveForOthers.Decide(delivery, reason)
                : new Disposition.DeadLetter(new DeadLetterNote(KindOf(exception.Fault), reason)));
        }

        delivery.Authenticate();
        if (frames is not [RequestFrame request])
        {
            // This worker is stopping. Another one can handle the message.
            return Task.FromResult<Disposition>(delivery.Shutdown.HasBegun
                ? Disposition.Release.Now
                : new Disposition.DeadLetter(new DeadLetterNote(
                    DeadLetterKind.Unreadable, $"A request is one frame of its kind, and the message has: {Describe(frames)}.")));
        }

        if (!delivery.Shutdown.HasBegun && request.ReplyTo is { } inbox && !context.IsInbox(inbox))
        {
            return Task.FromResult<Disposition>(new Disposition.DeadLetter(new DeadLetterNote(
                DeadLetterKind.Refused,
                $"The reply address '{Foreign.Quote(inbox)}' is no inbox under the prefix '{context.Prefix}'. Do caller and worker use the same prefix?")));
        }

        delivery.TakeRequest(request);
        return delivery.Shutdown.HasBegun ? Task.FromResult<Disposition>(Disposition.Release.Now) : next(delivery);
    }

    private static DeadLetterKind KindOf(EnvelopeFault fault) => fault switch
    {
        EnvelopeFault.NotOurs => DeadLetterKind.NotOurs,
        EnvelopeFault.Refused => DeadLetterKind.Refused,
        _ => DeadLetterKind.Unreadable,
    };

    private static string Describe(IReadOnlyList<Frame> frames) =>
        frames.Count == 0 ? "none that this version knows" : string.Join(", ", frames.Take(10).Select(frame => frame.Kind));
}
