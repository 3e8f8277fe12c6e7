using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Server.Marks;

namespace Arthropod.Remote.Server.Steps;

/// <summary>
/// Dead-letters a call that has used up its attempts, or that has been received so often, without a word of what became of
/// it, that it may be what ends its workers. Not every receipt is an attempt: a person looks at the queue in a console, an
/// answer of the queue is lost on its way.
/// </summary>
internal sealed class AttemptsStep : IDeliveryStep
{
    public Task<Disposition> RunAsync(Delivery delivery, NextStep next)
    {
        var policy = delivery.Policy;
        var (ended, unknown) = (delivery.EndedAttempts, delivery.UnknownReceipts);
        return ended >= policy.MaxAttempts ? End(
                DeadLetterKind.Attempts,
                $"No more attempts are made: {ended} were made and ended without an answer, because their servers died or lost the claim.")
            : policy.MaxAttempts == 1 && unknown > 0 ? End(
                DeadLetterKind.Receipts,
                $"It may have run: it was received {Times(unknown)} before, nobody knows what came of that, and MaxAttempts 1 lets it begin once at most.")
            : unknown >= policy.MaxReceives ? End(
                DeadLetterKind.Receipts,
                $"It may have run, and is not begun any more: it was received {Times(unknown)}, as often as MaxReceives allows, and nobody knows what came of that. " +
                "Either it ends the workers that take it, or its messages were received by somebody who is no worker.")
            : next(delivery);

        Task<Disposition> End(DeadLetterKind kind, string reason) => Task.FromResult<Disposition>(new Disposition.DeadLetter(
            new DeadLetterNote(kind, reason) { Attempts = ended, Receipts = unknown }));
    }

    private static string Times(int count) => count == 1 ? "once" : $"{count} times";
}
