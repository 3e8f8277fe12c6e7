using System.Collections.Frozen;
using Arthropod.Remote.Invocation;
using Arthropod.Remote.Server.Duplicates;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Server;

/// <summary>
/// Decides what becomes of a received message: it is carried out, left for a server that understands it, or moved to
/// the dead-letter queue. Nothing that cannot be read is silently deleted.
/// </summary>
internal sealed class RequestHandler(ServerContext context)
{
    private static readonly TimeSpan ShortestLeave = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestLeave = TimeSpan.FromMinutes(1);

    /// <summary>Clocks differ a little, and queues count in seconds.</summary>
    private static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(1);

    /// <summary>Whoever waits for as long as a queue keeps a message may not know the queue's clock to the second.</summary>
    private static readonly TimeSpan RetentionMargin = TimeSpan.FromMinutes(1);

    private const int MaxQuoted = 200;

    private readonly FrozenDictionary<string, RemoteMethod> _methods =
        context.Registration.Contract.Methods.ToFrozenDictionary(method => method.Name, StringComparer.Ordinal);

    private readonly DeadLettering _deadLetters = new(context);
    private readonly CallTurns _turns = new(context);
    private readonly SharedTurns _sharedTurns = new(context);

    private string Contract => context.Registration.Contract.Name;

    /// <summary>Never throws; ends when the message's lease has been settled or given up.</summary>
    public async Task HandleAsync(Lease lease, Action worked, Abandonment abandonment)
    {
        var slot = new Once(worked);
        try
        {
            // A machine that slept with the message on its way to it finds out here; otherwise nothing is asked.
            if (await context.Leases.StillHoldsAsync(lease, context.Ended))
            {
                await DecideAsync(lease, slot.Run, abandonment);
            }
        }
        catch (Exception exception)
        {
            context.Logger.Unexpected(exception, lease.Message.MessageId, context.Requests.Queue);
        }
        finally
        {
            context.Leases.Drop(lease);
            slot.Run();
        }
    }

    private async Task DecideAsync(Lease lease, Action worked, Abandonment abandonment)
    {
        IReadOnlyList<Frame> frames;
        try
        {
            frames = Redriven.Read(
                lease.Message, context.Envelopes.Read(context.Requests.Queue, lease.Message.Body, lease.Message.SentAt));
        }
        catch (EnvelopeException exception)
        {
            var reason = $"The message's body cannot be {(exception.Fault == EnvelopeFault.Refused ? "taken" : "read")}: {exception.Message}";
            if (exception.Fault == EnvelopeFault.NewerVersion)
            {
                await LeaveAsync(lease, null, reason, worked);
            }
            else
            {
                worked();
                await _deadLetters.MoveAsync(lease, new DeadLetterNote(KindOf(exception.Fault), reason), isOurs: false);
            }

            return;
        }

        if (abandonment.HasBegun)
        {
            await ReleaseAsync(lease, frames);
        }
        else if (frames is not [RequestFrame request])
        {
            var note = new DeadLetterNote(
                DeadLetterKind.Unreadable, $"A request is one frame of its kind, and the message has: {Describe(frames)}.");
            worked();
            await _deadLetters.MoveAsync(lease, note, isOurs: true);
        }
        else if (request.ReplyTo is { } inbox && !QueueNames.IsInbox(context.Queues.Prefix, inbox))
        {
            var note = new DeadLetterNote(
                DeadLetterKind.Refused,
                $"The reply address '{Quoted(inbox)}' is no inbox under the prefix '{context.Queues.Prefix}'. Do caller and worker use the same prefix?");
            worked();
            await _deadLetters.MoveAsync(lease, note, isOurs: true);
        }
        else
        {
            await _turns.RunAsync(lease, request, worked, abandonment, () => TakeTurnAsync(lease, request, worked, abandonment));
        }
    }

    private async Task<RunEnd> TakeTurnAsync(Lease lease, RequestFrame request, Action worked, Abandonment abandonment)
    {
        if (RequestDeadline.HasPassed(request, lease.Message, context.Transport.QueueTime))
        {
            await TurnDownAsync(lease, request, worked);
        }
        else if (request.NotBefore is { } notBefore && notBefore > context.Transport.QueueTime + SoonEnough)
        {
            return await PostponeAsync(lease, request, notBefore, worked);
        }
        else if (!_methods.TryGetValue(request.Method, out var method))
        {
            return await LeaveAsync(lease, request,
                $"{Contract} has no method '{Quoted(request.Method)}' here; it has {string.Join(", ", _methods.Keys.Order(StringComparer.Ordinal))}. Is this worker older than the caller?", worked);
        }
        else
        {
            return await _sharedTurns.RunAsync(
                lease,
                request,
                context.VisibilityOf(method),
                worked,
                abandonment,
                claim => AttemptAsync(lease, request, method, claim, worked, abandonment));
        }

        return RunEnd.Unfinished;
    }

    private async Task<RunEnd> AttemptAsync(
        Lease lease, RequestFrame request, RemoteMethod method, HeldClaim? claim, Action worked, Abandonment abandonment)
    {
        if (request.Attempts + lease.Message.ReceiveCount <= context.Retries.MaxAttemptsOf(method))
        {
            return await new RequestRun(request, method, lease, claim, context).RunAsync(worked, abandonment);
        }

        return await GiveUpAsync(lease, request, context.Retries.MaxAttemptsOf(method), worked);
    }

    private static DeadLetterKind KindOf(EnvelopeFault fault) => fault switch
    {
        EnvelopeFault.NotOurs => DeadLetterKind.NotOurs,
        EnvelopeFault.Refused => DeadLetterKind.Refused,
        _ => DeadLetterKind.Unreadable,
    };

    // The server stops: whatever the message is, another one may see to it.
    private Task ReleaseAsync(Lease lease, IReadOnlyList<Frame> frames) => frames is [RequestFrame request]
        ? context.Replacement.ReleaseUncountedAsync(lease, request)
        : context.Settlement.ReleaseAsync(lease, TimeSpan.Zero);

    /// <summary>The call's deadline has passed: to carry it out would be work for nobody.</summary>
    private async Task TurnDownAsync(Lease lease, RequestFrame request, Action worked)
    {
        worked();
        var reason = $"Its deadline, {RequestDeadline.Of(request, lease.Message):u} by the queue's clock, had passed when the request was received.";
        ArthropodMeter.RequestLate();
        context.Logger.DeadlineExceeded(request.CallId, Contract, Quoted(request.Method), request.Attempts + lease.Message.ReceiveCount, reason);
        if (request.ReplyTo is not { } inbox || Redriven.Is(lease.Message))
        {
            // Nobody would hear of it.
            await _deadLetters.MoveAsync(lease, request, new DeadLetterNote(DeadLetterKind.Deadline, reason));
            return;
        }

        var error = new ServerError(typeof(TimeoutException).FullName!, reason, null, []);

        // A caller that is gone has left no inbox, and is not to hold up those behind it.
        var told = await context.Replies.NotifyAsync(inbox, FrameWriter.Encode(new ErrorFrame(
            request.CallId, lease.OnlyPosition(request.Attempts), ServerErrorKind.DeadlineExceeded, error, context.ServerName)));
        if (told.IsDone || told.Error == TransportError.QueueMissing)
        {
            await context.Settlement.DeleteAsync(lease);
        }
        else
        {
            context.Settlement.Abandon(lease);
        }
    }

    /// <summary>The call is to wait for longer than a queue keeps a message back.</summary>
    private async Task<RunEnd> PostponeAsync(Lease lease, RequestFrame request, DateTimeOffset notBefore, Action worked)
    {
        worked();

        // Each new message is kept as long as the first; a stranger's must not be kept for ever.
        if (notBefore - lease.Message.SentAt > context.Transport.Limits.MaxRetention + RetentionMargin)
        {
            return await _deadLetters.MoveAsync(lease, request, new DeadLetterNote(
                DeadLetterKind.Refused,
                $"The request is not to begin before {notBefore:u}, and no queue keeps it for so long ({context.Transport.Limits.MaxRetention:c})."));
        }

        await context.Replacement.PostponeAsync(lease, request, notBefore);
        return RunEnd.PutOff(notBefore - context.Transport.QueueTime);
    }

    /// <summary>As many attempts as the call has have ended without a word of how.</summary>
    private Task<RunEnd> GiveUpAsync(Lease lease, RequestFrame request, int attempts, Action worked)
    {
        worked();
        return _deadLetters.MoveAsync(lease, request, new DeadLetterNote(
            DeadLetterKind.Attempts,
            $"No more attempts are made: {attempts} ended without an answer, because their servers died, lost the lease or could not send it.")
        {
            Attempts = attempts,
        });
    }

    /// <summary>During a rolling deployment another server may understand it; so it is given some time.</summary>
    private async Task<RunEnd> LeaveAsync(Lease lease, RequestFrame? request, string reason, Action worked)
    {
        worked();
        var message = lease.Message;
        var waited = context.Transport.QueueTime - Replacement.LeftSince(message);
        var grace = context.Registration.Options.NotUnderstoodGrace;
        if (waited >= grace)
        {
            var note = new DeadLetterNote(DeadLetterKind.UnknownMethod, reason);
            if (request is not null)
            {
                return await _deadLetters.MoveAsync(lease, request, note, ServerErrorKind.UnknownMethod);
            }

            await _deadLetters.MoveAsync(lease, note, isOurs: false);
            return RunEnd.Unfinished;
        }

        var telling = Task.CompletedTask;
        if (request?.ReplyTo is { } inbox)
        {
            var frame = new NotUnderstoodFrame(request.CallId, lease.OnlyPosition(request.Attempts), reason, context.ServerName);
            telling = context.Replies.NotifyAsync(inbox, FrameWriter.Encode(frame));
        }

        // As long again as it has waited, so that the delays double.
        var delay = TimeSpan.FromSeconds(Math.Clamp(waited.TotalSeconds, ShortestLeave.TotalSeconds, LongestLeave.TotalSeconds));
        delay = delay < grace - waited ? delay : grace - waited;
        context.Logger.NotUnderstood(message.MessageId, context.Requests.Queue, delay, reason);
        await context.Replacement.LeaveAsync(lease, request, delay);

        // An inbox that takes nothing must not gather ever more of these.
        return RunEnd.Left(delay) with { Telling = telling };
    }

    // A stranger's name may be as long as a message.
    private static string Quoted(string name) => name.Length <= MaxQuoted ? name : $"{name[..MaxQuoted]}... ({name.Length:N0} characters)";

    private static string Describe(IReadOnlyList<Frame> frames) =>
        frames.Count == 0 ? "none that this version knows" : string.Join(", ", frames.Take(10).Select(frame => frame.Kind));

    // The slot is given back by whoever ends first: the implementation, or the handling as a whole.
    private sealed class Once(Action action)
    {
        private int _done;

        public void Run()
        {
            if (Interlocked.Exchange(ref _done, 1) == 0)
            {
                action();
            }
        }
    }
}
