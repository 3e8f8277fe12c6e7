using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Server.Duplicates;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Wire;
using MessagePack;

namespace Arthropod.Remote.Server.Steps;

/// <summary>
/// Lets one worker at a time run a call: the one that holds the claim in the store that the workers share. Other
/// deliveries wait in their queue and are answered with its outcome.
/// </summary>
internal sealed class ClaimStep(ServerContext context) : IDeliveryStep
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    /// <summary>How long a call waits for a store that fails.</summary>
    private static readonly TimeSpan StoreRest = TimeSpan.FromSeconds(15);

    public Task<Disposition> RunAsync(Delivery delivery, NextStep next) =>
        context.SharedStore is { } store ? ClaimAsync(delivery, store, next) : next(delivery);

    private async Task<Disposition> ClaimAsync(Delivery delivery, SharedStore store, NextStep next)
    {
        var key = IdempotencyKey.Of(delivery.Queue.Name, delivery.Request);
        var owner = $"{context.ServerName}/{delivery.Lease.Id:x16}";
        var lasts = delivery.Policy.Visibility;
        var said = await store.ClaimAsync(key.Text, owner, lasts);
        switch (said?.State)
        {
            case IdempotencyState.Claimed:
                var claim = new HeldClaim(key, owner, lasts, said.Abandoned, store, context.Scheduler, context.Logger, context.CallbackFailed);
                delivery.Claim = claim;
                delivery.WhenSettled(_ => claim.ReleaseAsync());

                // The store may have been so slow that the shutdown time is over: nothing begins any more.
                if (delivery.Shutdown.HasBegun)
                {
                    return Disposition.Release.Now;
                }

                claim.Begin();
                return await next(delivery);
            case IdempotencyState.Ended:
                return Answer(delivery, said.Outcome);
            case IdempotencyState.ClaimedByAnother:
                ArthropodMeter.Duplicate("postponed");
                context.Logger.RunsElsewhere(delivery.Lease.Message.MessageId, delivery.Queue.Name, delivery.Request.CallId);
                return Postpone(said.Left < ShortestWait ? ShortestWait : said.Left < LongestWait ? said.Left : LongestWait);
            default:
                // The store may have made the claim and been too late with the answer. Nobody will work under it.
                _ = store.ReleaseAsync(key.Text, owner);
                return Postpone(StoreRest);
        }
    }

    private Disposition Answer(Delivery delivery, ReadOnlyMemory<byte> outcome)
    {
        byte[] answer;
        try
        {
            answer = AnswerTo(delivery, outcome);
        }
        catch (Exception exception)
        {
            // The outcome is damaged, or of another version. The call has ended, so it must not run again.
            context.Logger.IdempotencyStoreFailed(exception, delivery.Queue.Name);
            return Postpone(StoreRest);
        }

        ArthropodMeter.Duplicate("shared");
        context.Logger.EndedElsewhere(delivery.Lease.Message.MessageId, delivery.Queue.Name, delivery.Request.CallId);
        return new Disposition.Answer(answer);
    }

    /// <summary>
    /// The same call gets the same frame. Another call with the same idempotency key gets a frame of its own.
    /// </summary>
    private static byte[] AnswerTo(Delivery delivery, ReadOnlyMemory<byte> outcome)
    {
        var reader = new MessagePackReader(outcome);
        return FrameReader.Read(ref reader) is ReplyFrame frame && frame.CallId != delivery.Request.CallId
            ? FrameWriter.Encode(frame with { CallId = delivery.Request.CallId, Position = new(delivery.Receipt, delivery.Lease.Id, 0) })
            : outcome.ToArray();
    }

    private Disposition.Postpone Postpone(TimeSpan wait) => new(context.Transport.QueueTime + wait);
}
