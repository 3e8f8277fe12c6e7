using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Server.Duplicates;

/// <summary>
/// Of several deliveries of one call at this server, one at a time runs; the others share its end, and those that come
/// soon after it. A queue delivers twice, and a client that gets no answer sends twice: neither is a reason to work
/// twice. This folder knows nothing of how a call is carried out, and of no other server.
/// </summary>
internal sealed class CallTurns(ServerContext context)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<CallKey, CallRun> _running = [];
    private readonly FinishedCalls _finished = new(context.Scheduler.Time, context.LongestVisibility);

    /// <summary>Ends when the delivery has been settled or given up.</summary>
    /// <param name="lease">The delivery.</param>
    /// <param name="request">What it asks for.</param>
    /// <param name="worked">Gives the delivery's slot back: what only waits does no work.</param>
    /// <param name="abandonment">Comes when the shutdown time is over.</param>
    /// <param name="run">Carries the call out, and settles the delivery. Not called if another delivery has its turn.</param>
    public async Task RunAsync(Lease lease, RequestFrame request, Action worked, Abandonment abandonment, Func<Task<RunEnd>> run)
    {
        var key = new CallKey(request.CallId, request.Method, request.ReplyTo);
        CallRun? mine = null;
        CallRun? other;
        FinishedCall? finished;
        lock (_lock)
        {
            finished = _finished.Find(key) is { } known && known.IsEndOf(lease.Message) ? known : null;
            if (!_running.TryGetValue(key, out other) && finished is null)
            {
                _running.Add(key, mine = new CallRun(lease));
            }
        }

        var delivery = new SecondDelivery(lease, request, context);
        if (mine is not null)
        {
            await RunAsync(key, mine, run);
        }
        else if (other is not null && other.IsOf(lease) && context.Leases.TryJoin(other.Lease, lease))
        {
            // The message itself came again: the work goes on, under the newer right to it.
            ArthropodMeter.Duplicate("joined");
            context.Logger.DeliveredWhileRunning(lease.Message.MessageId, context.Requests.Queue, request.CallId);
        }
        else if (other is not null)
        {
            worked();
            await delivery.WaitAsync(other.Ended, abandonment);
        }
        else
        {
            worked();
            await AnswerAsync(key, finished!, delivery, abandonment);
        }
    }

    private async Task AnswerAsync(CallKey key, FinishedCall finished, SecondDelivery delivery, Abandonment abandonment)
    {
        var isDeadLetter = await delivery.AnswerAsync(finished, abandonment);
        lock (_lock)
        {
            // An inbox that takes nothing for hours brings the message again and again: the work is not to be done again for that.
            _finished.Remember(key, isDeadLetter ? finished with { Note = null, IsDeadLetter = true } : finished);
        }
    }

    private async Task RunAsync(CallKey key, CallRun mine, Func<Task<RunEnd>> run)
    {
        var end = RunEnd.Unfinished;
        try
        {
            end = await run();
        }
        finally
        {
            var finished = FinishedCall.Of(mine.Lease.Message, context.Envelopes.AreSigned, end);
            lock (_lock)
            {
                _running.Remove(key);
                if (finished is not null)
                {
                    _finished.Remember(key, finished);
                }
            }

            mine.End(end);
        }

        await end.Telling;
    }
}
