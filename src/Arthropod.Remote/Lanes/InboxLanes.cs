using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Lanes;

/// <summary>
/// The lanes to the inboxes that frames are on their way to. To one inbox one message goes at a time, with all that has
/// gathered, and is tried again until it is confirmed or hopeless: so frames are not lost and stay nearly in order. One
/// inbox that does not answer holds no other up, and an idle lane is forgotten.
/// </summary>
/// <param name="transport">Sends the messages.</param>
/// <param name="envelopes">Writes the envelopes.</param>
/// <param name="scheduler">Where the requests run.</param>
/// <param name="rule">When a message is given up, and how much may wait.</param>
/// <param name="ended">Gives everything up: the sender has stopped.</param>
internal sealed class InboxLanes(
    IQueueTransport transport, Envelopes envelopes, WorkScheduler scheduler, InboxRule rule, CancellationToken ended = default)
{
    /// <summary>Frames travel together up to this size: it fits the smallest limit that an inbox may have (256 KiB).</summary>
    private const int MaxPackedBytes = 240_000;

    /// <summary>A queue service that gives no answer for so long will not be waited for; what is owed comes back later.</summary>
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(15);

    /// <summary>So many frames for one inbox at once say that it is busy: then more are about to come, and a little wait saves whole requests.</summary>
    private const int Many = 24;

    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(2);

    /// <summary>
    /// So many requests may be under way at a time to inboxes that have never taken anything: whoever makes names up costs
    /// no more connections than this, and those that are known do not wait behind them.
    /// </summary>
    private const int MaxStrangers = 16;

    private const int MaxRemembered = 10_000;

    /// <summary>So long after an inbox was waited for in vain it is waited for no longer than the other time says.</summary>
    private static readonly TimeSpan GoneFor = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan GraceOfGone = TimeSpan.FromSeconds(15);

    private static readonly LaneLimits Limits = new(EnvelopeFormat.MaxFrames, MaxPackedBytes) { MaxRequestsUnderWay = 1 };

    private readonly LaneGate _gate = new();
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);
    private readonly Slots _strangers = new(MaxStrangers);

    // The gate's lock guards both.
    private readonly Remembered<string, bool> _known = new(scheduler.Time, MaxRemembered);
    private readonly Remembered<string, bool> _gone = new(scheduler.Time, MaxRemembered);
    private TaskCompletionSource? _emptied;

    /// <summary>Sends a frame.</summary>
    /// <param name="inbox">The full name of the inbox.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="isNotice">Whether it is not worth keeping for an inbox that is missing: nobody waits for it.</param>
    /// <param name="inboxIsMissing">Called at once, under a lock, if the frame has to wait because the inbox is missing.</param>
    /// <param name="mayStartHere">Whether the caller's thread may make the request.</param>
    /// <returns>What became of it; failures that may pass are tried again before that.</returns>
    public Task<Outcome> SendAsync(string inbox, EncodedFrames frame, bool isNotice = false, Action? inboxIsMissing = null, bool mayStartHere = false)
    {
        Task<Outcome> outcome;
        Line? line;
        bool mustStart;
        lock (_gate.Lock)
        {
            var isKnown = _lines.TryGetValue(inbox, out line);
            if (_gate.Waiting >= rule.MaxWaiting || (!isKnown && _lines.Count >= rule.MaxInboxes && !_known.TryFind(inbox, out _)))
            {
                return Task.FromResult(Outcome.Refused(TransportError.Throttled, "Too many frames wait to be sent to inboxes."));
            }

            if (!isKnown)
            {
                line = Open(inbox);
                _lines.Add(inbox, line);
            }

            if (line!.MissingSince is not null)
            {
                inboxIsMissing?.Invoke();
            }

            outcome = line.Lane.Add(new OutgoingFrames(frame, isNotice, inboxIsMissing), out mustStart);
        }

        if (mustStart)
        {
            line.Lane.Start(mayStartHere);
        }

        return outcome;
    }

    /// <summary>Ends when nothing is on its way.</summary>
    public Task WhenEmptyAsync()
    {
        lock (_gate.Lock)
        {
            return _lines.Count == 0
                ? Task.CompletedTask
                : (_emptied ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    private Line Open(string inbox)
    {
        var packer = new FramePacker(transport, envelopes, inbox, Limits.MaxCount, ended);
        var line = new Line();
        line.Lane = new Lane<OutgoingFrames>(scheduler, Limits, packer.SizeOf, frames => SendAsync(inbox, packer, frames))
        {
            Gate = _gate,
            Linger = Linger,
            LingersFrom = Many,
            IsOver = request => IsOver(request, inbox, line),
            Ended = ended,
            Emptied = () => Forget(inbox),
        };
        return line;
    }

    private Task<IReadOnlyList<Outcome>> SendAsync(string inbox, FramePacker packer, IReadOnlyList<OutgoingFrames> frames)
    {
        bool isKnown;
        lock (_gate.Lock)
        {
            isKnown = _known.TryFind(inbox, out _);
        }

        return isKnown ? packer.SendAsync(frames) : SendToStrangerAsync(packer, frames);
    }

    private async Task<IReadOnlyList<Outcome>> SendToStrangerAsync(FramePacker packer, IReadOnlyList<OutgoingFrames> frames)
    {
        await _strangers.TakeAsync(1, ended);
        try
        {
            return await packer.SendAsync(frames);
        }
        finally
        {
            _strangers.Return(1);
        }
    }

    private bool IsOver(LaneTry<OutgoingFrames> request, string inbox, Line line)
    {
        // All its frames are in one message.
        var outcome = request.Outcomes[0];
        lock (_gate.Lock)
        {
            if (outcome.Error != TransportError.QueueMissing)
            {
                line.MissingSince = null;
                if (outcome.IsDone && !_known.TryFind(inbox, out _))
                {
                    _known.Remember(inbox, true, TimeSpan.MaxValue);
                    _gone.Remove(inbox);
                }

                return !outcome.IsTransient || request.Number >= rule.MaxTries || request.Elapsed >= GiveUpAfter;
            }

            // One grace for all that waits: a result is not kept once for each report before it.
            if (line.MissingSince is null)
            {
                line.MissingSince = scheduler.Time.GetTimestamp();
                foreach (var entry in request.Items.Concat(line.Lane.Waiting))
                {
                    entry.InboxIsMissing?.Invoke();
                }
            }

            _known.Remove(inbox);
            var grace = _gone.TryFind(inbox, out _) && GraceOfGone < rule.MissingGrace ? GraceOfGone : rule.MissingGrace;
            if (scheduler.Time.GetElapsedTime(line.MissingSince.Value) < grace)
            {
                return request.Items.All(static entry => entry.IsNotice);
            }

            _gone.Remember(inbox, true, GoneFor);
            return true;
        }
    }

    // Called by the lane, which holds the lock.
    private void Forget(string inbox)
    {
        _lines.Remove(inbox);
        if (_lines.Count == 0)
        {
            _emptied?.TrySetResult();
            _emptied = null;
        }
    }

    /// <summary>The way to one inbox. The gate's lock guards it.</summary>
    private sealed class Line
    {
        public Lane<OutgoingFrames> Lane { get; set; } = null!;

        /// <summary>Since when the inbox is known to be missing.</summary>
        public long? MissingSince { get; set; }
    }
}
