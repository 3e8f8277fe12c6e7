using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Server;

/// <summary>
/// Sends frames to one inbox. What gathers while a message is under way goes in the next, many frames in one message;
/// a message is tried again until it is confirmed, or the server has ended, so that frames are not lost and stay nearly in
/// order. The gate is
/// its owner's: being forgotten for idleness and being given a frame exclude each other.
/// </summary>
internal sealed class ReplyLane(
    Lock gate,
    IQueueTransport transport,
    Envelopes envelopes,
    WorkScheduler scheduler,
    string inbox,
    TimeSpan missingInboxGrace,
    Action<ReplyLane> idle,
    CancellationToken ended)
{
    /// <summary>Frames travel together up to this size: it fits the smallest limit that an inbox may have (256 KiB).</summary>
    private const int MaxPackedBytes = 180_000;

    /// <summary>A queue service that gives no answer for so long will not be waited for; the request comes back later.</summary>
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(15);

    private readonly Queue<Entry> _waiting = new();
    private bool _sending;
    private long? _missingSince;

    public string Inbox { get; } = inbox;

    /// <param name="frame">The frame.</param>
    /// <param name="isNotice">Whether it is not worth keeping for an inbox that is missing: nobody waits for it.</param>
    /// <returns>What became of it; transient failures are tried again before that.</returns>
    public Task<Outcome> SendAsync(byte[] frame, bool isNotice)
    {
        var entry = new Entry(frame, isNotice);
        lock (gate)
        {
            _waiting.Enqueue(entry);
            if (_sending)
            {
                return entry.Task;
            }

            _sending = true;
        }

        // Behind those who are about to add an entry too: a batch that was answered brings ten of them at once.
        _ = scheduler.RunBehind(SendWaitingAsync);
        return entry.Task;
    }

    // Owned by the entries: each is completed whatever happens.
    private async Task SendWaitingAsync()
    {
        while (TakePack() is { } pack)
        {
            var outcome = await SendPackAsync(pack);
            foreach (var entry in pack)
            {
                entry.SetResult(outcome);
            }
        }
    }

    private async Task<Outcome> SendPackAsync(List<Entry> pack)
    {
        var frames = pack.ConvertAll(static entry => (EncodedFrames)entry.Frame);
        var startedAt = scheduler.Time.GetTimestamp();
        var backoff = Backoff.ForRequests(scheduler);
        while (!ended.IsCancellationRequested)
        {
            // Anew each time, for a signature has an age.
            var outcome = await SendOnceAsync([new OutgoingMessage(envelopes.Write(Inbox, [.. frames]))]);
            if (HasEnded(outcome, startedAt) || (outcome.Error == TransportError.QueueMissing && pack.TrueForAll(entry => entry.IsNotice)))
            {
                return outcome;
            }

            await scheduler.Pause(backoff.Next(), ended);
        }

        return Outcome.Unknown("The server has stopped.");
    }

    private bool HasEnded(Outcome outcome, long startedAt)
    {
        if (outcome.Error != TransportError.QueueMissing)
        {
            _missingSince = null;
            return !outcome.IsTransient || scheduler.Time.GetElapsedTime(startedAt) >= GiveUpAfter;
        }

        // One grace for all that waits: a result is not kept once for each report before it.
        _missingSince ??= scheduler.Time.GetTimestamp();
        return scheduler.Time.GetElapsedTime(_missingSince.Value) >= missingInboxGrace;
    }

    private async Task<Outcome> SendOnceAsync(OutgoingMessage[] message)
    {
        try
        {
            return (await transport.SendAsync(Inbox, message, ended))[0];
        }
        catch (Exception exception)
        {
            return Outcome.Unknown(exception.Message);
        }
    }

    private List<Entry>? TakePack()
    {
        lock (gate)
        {
            if (_waiting.Count == 0)
            {
                _sending = false;
                idle(this);
                return null;
            }

            var pack = new List<Entry>();
            var bytes = 0;
            while (_waiting.TryPeek(out var next) && pack.Count < EnvelopeFormat.MaxFrames)
            {
                bytes += next.Frame.Length;
                if (pack.Count > 0 && bytes > MaxPackedBytes)
                {
                    break;
                }

                pack.Add(_waiting.Dequeue());
            }

            return pack;
        }
    }

    private sealed class Entry(byte[] frame, bool isNotice) : TaskCompletionSource<Outcome>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public byte[] Frame { get; } = frame;

        public bool IsNotice { get; } = isNotice;
    }
}
