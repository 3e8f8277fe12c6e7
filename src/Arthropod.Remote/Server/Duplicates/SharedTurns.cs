using Arthropod.Remote.Serialization;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Wire;
using MessagePack;

namespace Arthropod.Remote.Server.Duplicates;

/// <summary>
/// Of several deliveries of one call at several servers, one at a time runs: the one that has the claim in the store
/// that they share. The others wait in their queue, and are answered with its outcome.
/// </summary>
internal sealed class SharedTurns(ServerContext context)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    /// <summary>How long a call waits for a store that fails.</summary>
    private static readonly TimeSpan StoreRest = TimeSpan.FromSeconds(15);

    /// <summary>What a shutdown waits for a store that gives no answer.</summary>
    private static readonly TimeSpan ReleaseTime = TimeSpan.FromSeconds(1);

    private readonly SharedStore? _store = context.Registration.Options.IdempotencyKeptFor > TimeSpan.Zero && context.Idempotency is { } store
        ? new SharedStore(store, context.Registration.Options.IdempotencyKeptFor, context)
        : null;

    /// <summary>Ends when the delivery has been settled or given up.</summary>
    /// <param name="lease">The delivery.</param>
    /// <param name="request">What it asks for.</param>
    /// <param name="lasts">For how long the message is leased at a time.</param>
    /// <param name="worked">Gives the delivery's slot back.</param>
    /// <param name="abandonment">Comes when the shutdown time is over.</param>
    /// <param name="run">Carries the call out, under the claim if there is a store. Not called if another has it.</param>
    public async Task<RunEnd> RunAsync(
        Lease lease, RequestFrame request, TimeSpan lasts, Action worked, Abandonment abandonment, Func<HeldClaim?, Task<RunEnd>> run)
    {
        if (_store is null)
        {
            return await run(null);
        }

        var key = IdempotencyKey.Of(context.Requests.Queue, request);
        var owner = $"{context.ServerName}/{lease.Id:x16}";
        var claim = await _store.ClaimAsync(key.Text, owner, lasts);
        switch (claim?.State)
        {
            case IdempotencyState.Claimed when abandonment.HasBegun:
                await ReleaseAsync(lease, request, key, owner);
                return RunEnd.Unfinished;
            case IdempotencyState.Claimed:
                return await RunAsync(new HeldClaim(key, owner, lasts, _store, context), run);
            case IdempotencyState.Ended:
                worked();
                return await AnswerAsync(lease, request, claim.Outcome, abandonment);
            case IdempotencyState.ClaimedByAnother:
                worked();
                ArthropodMeter.Duplicate("postponed");
                context.Logger.RunsElsewhere(lease.Message.MessageId, context.Requests.Queue, request.CallId);
                return await PostponeAsync(lease, request, claim.Left);
            default:
                worked();
                return await PostponeAsync(lease, request, StoreRest);
        }
    }

    private static async Task<RunEnd> RunAsync(HeldClaim claim, Func<HeldClaim?, Task<RunEnd>> run)
    {
        claim.Begin();
        try
        {
            return await run(claim);
        }
        finally
        {
            await claim.ReleaseAsync();
        }
    }

    /// <summary>The store was so slow that the shutdown time is over: nothing begins any more.</summary>
    private async Task ReleaseAsync(Lease lease, RequestFrame request, IdempotencyKey key, string owner)
    {
        await context.Scheduler.EndsWithin(_store!.ReleaseAsync(key.Text, owner), ReleaseTime);
        await context.Replacement.ReleaseUncountedAsync(lease, request);
    }

    private async Task<RunEnd> AnswerAsync(Lease lease, RequestFrame request, ReadOnlyMemory<byte> outcome, Abandonment abandonment)
    {
        byte[] answer;
        try
        {
            answer = AnswerTo(request, lease.OnlyPosition(request.Attempts), outcome);
        }
        catch (Exception exception)
        {
            // Cut off, or of another version. To carry the call out is what its being there forbids.
            context.Logger.IdempotencyStoreFailed(exception, context.Requests.Queue);
            return await PostponeAsync(lease, request, StoreRest);
        }

        ArthropodMeter.Duplicate("shared");
        context.Logger.EndedElsewhere(lease.Message.MessageId, context.Requests.Queue, request.CallId);
        await new SecondDelivery(lease, request, context).AnswerAsync(answer, abandonment);
        return RunEnd.Answered(answer, wasCarriedOut: true);
    }

    /// <summary>To the same call the very same frame; to another one that its caller gave the same key, one of its own.</summary>
    private static byte[] AnswerTo(RequestFrame request, ReplyPosition position, ReadOnlyMemory<byte> outcome)
    {
        var reader = new MessagePackReader(outcome);
        return FrameReader.Read(ref reader) is ReplyFrame frame && frame.CallId != request.CallId
            ? FrameWriter.Encode(frame with { CallId = request.CallId, Position = position })
            : outcome.ToArray();
    }

    /// <summary>No attempt has been made, and none is counted.</summary>
    private async Task<RunEnd> PostponeAsync(Lease lease, RequestFrame request, TimeSpan wait)
    {
        wait = wait < ShortestWait ? ShortestWait : wait > LongestWait ? LongestWait : wait;
        await context.Replacement.PostponeAsync(lease, request, context.Transport.QueueTime + wait);
        return RunEnd.PutOff(wait);
    }
}
