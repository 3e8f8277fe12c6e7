using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Server.Marks;

namespace Arthropod.Remote.Server.Steps;

/// <summary>
/// Dead-letters a call that has used up its attempts: their workers died, lost the lease, or could not send the answer.
/// </summary>
internal sealed class AttemptsStep : IDeliveryStep
{
    public Task<Disposition> RunAsync(Delivery delivery, NextStep next)
    {
        var most = delivery.Policy.MaxAttempts;
        return delivery.Attempt <= most
            ? next(delivery)
            : Task.FromResult<Disposition>(new Disposition.DeadLetter(new DeadLetterNote(
                DeadLetterKind.Attempts,
                $"No more attempts are made: {most} ended without an answer, because their servers died, lost the lease or could not send it.")
            {
                Attempts = most,
            }));
    }
}
