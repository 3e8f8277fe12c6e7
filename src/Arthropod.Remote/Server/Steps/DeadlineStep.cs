using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Server.Marks;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Server.Steps;

/// <summary>Rejects a call whose deadline has passed: nobody waits for its result.</summary>
internal sealed class DeadlineStep(ServerContext context) : IDeliveryStep
{
    public Task<Disposition> RunAsync(Delivery delivery, NextStep next)
    {
        var request = delivery.Request;
        if (!RequestDeadline.HasPassed(request, delivery.Lease.Message, context.Transport.QueueTime))
        {
            return next(delivery);
        }

        var reason = $"Its deadline, {RequestDeadline.Of(request, delivery.Lease.Message):u} by the queue's clock, had passed when the request was received.";
        ArthropodMeter.RequestLate();
        context.Logger.DeadlineExceeded(request.CallId, delivery.Contract, Foreign.Quote(request.Method), delivery.Receipt, reason);
        if (!delivery.IsAwaited)
        {
            // Nobody would hear of it.
            return Task.FromResult<Disposition>(new Disposition.DeadLetter(new DeadLetterNote(DeadLetterKind.Deadline, reason)));
        }

        // A notice, because the caller may be gone: a missing inbox is not waited for.
        var error = new ServerError(typeof(TimeoutException).FullName!, reason, null, []);
        return Task.FromResult<Disposition>(new Disposition.Answer(position =>
            new ErrorFrame(request.CallId, position, ServerErrorKind.DeadlineExceeded, error, context.ServerName))
        {
            IsNotice = true,
        });
    }
}
