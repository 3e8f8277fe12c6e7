using Arthropod.Remote.Cli.Queues;
using Arthropod.Remote.Lanes;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Server.Leases;
using Arthropod.Remote.Server.Marks;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Cli.DeadLetters;

/// <summary>
/// Sends the call of a dead letter as a new request: no attempts yet, a deadline of its own, signed now, and confirmed
/// by whoever sends it. Only when the queue has it is the dead letter deleted.
/// </summary>
internal sealed class Redrive(IQueueTransport transport, Envelopes envelopes, TimeSpan? timeout, bool takesRefused)
{
    public const string RefusedKind = "refused";

    private readonly Dictionary<string, QueueLane> _lanes = new(StringComparer.Ordinal);

    /// <summary>Why a dead letter cannot be sent again; <see langword="null"/>: it can.</summary>
    public string? FindFault(DeadLetterQueue queue, DeadLetter letter)
    {
        if (letter.Request is null)
        {
            return $"it is no call: {letter.Fault}";
        }

        // An old message that a stranger sent once more looks as one does whose sender's clock was wrong.
        if (letter.Report.Kind == RefusedKind && !takesRefused)
        {
            return $"workers have refused it: {letter.Report.Reason} If it is honest all the same, say so: --kind {RefusedKind}.";
        }

        // To sign what a stranger wrote would be to let the stranger in.
        return envelopes.FindForgery(queue.Requests, letter.Message.Body) is { } forgery
            ? $"{forgery} Nothing that the applications would refuse is signed here; their keys are read from the environment, {QueueTool.KeysVariable}=id:secret and so on."
            : null;
    }

    /// <returns><see langword="null"/>: it has been sent again; else why not.</returns>
    public async Task<string?> SendAsync(DeadLetterQueue queue, DeadLetter letter)
    {
        var attributes = RedrivenRequest.AttributesOfSender(letter.Message.Attributes);
        var frames = RequestRewriter.Rewrite(letter.Message.Body, RedrivenRequest.Anew(letter.Request!) with { TimeLeft = timeout });
        var sent = await Persistence.UntilItIsKnownAsync(() => Lane(queue.Requests).SendAsync(frames, attributes, TimeSpan.Zero));
        if (!sent.IsDone)
        {
            var unsure = sent.Kind == OutcomeKind.Unknown ? "it may have been sent again" : "it was not sent again";
            return $"{unsure} ({ServedQueue.Describe(sent)})";
        }

        var deleted = await queue.DeleteAsync(letter);
        return deleted.IsDone ? null : $"it was sent again, but is still here ({ServedQueue.Describe(deleted)}): delete it with purge --id {letter.Message.MessageId}";
    }

    private QueueLane Lane(string queue)
    {
        lock (_lanes)
        {
            return _lanes.TryGetValue(queue, out var lane) ? lane : _lanes[queue] = new(transport, envelopes, new WorkScheduler(TimeProvider.System), queue);
        }
    }
}
