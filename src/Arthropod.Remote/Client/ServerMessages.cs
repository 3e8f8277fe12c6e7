using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Client;

/// <summary>
/// Sends cancels and goes to the inboxes of servers: those for one inbox travel together, and a send that fails for now
/// is tried a few times. A cancel that is lost costs work that nobody needs; without its go a call fails, and no work
/// begins.
/// </summary>
internal sealed class ServerMessages(IQueueTransport transport, Envelopes envelopes, WorkScheduler scheduler)
{
    private const int MostTries = 5;

    /// <summary>More than these do not wait to be sent.</summary>
    private const int MaxWaiting = 200_000;

    /// <summary>
    /// No fleet has more servers. A stranger can name 20,000 in one message, and the wait for those that do not exist is not
    /// the inbox reader's.
    /// </summary>
    private const int MaxInboxes = 10_000;

    /// <summary>So many travel in one message: some 30 bytes each.</summary>
    private const int MaxTogether = 5000;

    private readonly Lock _lock = new();

    // An inbox that stands here is being sent to: one that does not answer holds up no other.
    private readonly Dictionary<string, List<Frame>> _waiting = new(StringComparer.Ordinal);
    private TaskCompletionSource? _sent;
    private int _count;

    /// <summary>Ends when nothing waits to be sent.</summary>
    public Task WhenSentAsync()
    {
        lock (_lock)
        {
            return _waiting.Count == 0
                ? Task.CompletedTask
                : (_sent ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    public void Send(Frame frame, string inbox)
    {
        lock (_lock)
        {
            var isSending = _waiting.TryGetValue(inbox, out var frames);
            if (_count >= MaxWaiting || (!isSending && _waiting.Count >= MaxInboxes))
            {
                ArthropodMeter.CancelsForgotten(1);
                return;
            }

            _count++;
            if (isSending)
            {
                frames!.Add(frame);
                return;
            }

            _waiting.Add(inbox, [frame]);
        }

        _ = scheduler.Run(() => SendWaitingAsync(inbox));
    }

    // Owned by the frames: it ends when none waits for this inbox.
    private async Task SendWaitingAsync(string inbox)
    {
        while (Take(inbox) is { } frames)
        {
            if (!await TrySendAsync(inbox, frames))
            {
                ArthropodMeter.CancelsForgotten(frames.Count);
            }
        }
    }

    private async Task<bool> TrySendAsync(string inbox, List<Frame> waiting)
    {
        var frames = waiting.ConvertAll(static frame => (EncodedFrames)FrameWriter.Encode(frame));
        var backoff = Backoff.ForRequests(scheduler);
        for (var tries = 1; ; tries++)
        {
            var outcome = await SendOnceAsync(inbox, new OutgoingMessage(envelopes.Write(inbox, [.. frames])));
            if (outcome.IsDone || !outcome.IsTransient || tries == MostTries)
            {
                return outcome.IsDone;
            }

            await scheduler.Pause(backoff.Next(), CancellationToken.None);
        }
    }

    private async Task<Outcome> SendOnceAsync(string inbox, OutgoingMessage message)
    {
        try
        {
            return (await transport.SendAsync(inbox, [message], CancellationToken.None))[0];
        }
        catch (Exception exception)
        {
            return Outcome.Unknown(exception.Message);
        }
    }

    private List<Frame>? Take(string inbox)
    {
        lock (_lock)
        {
            var frames = _waiting[inbox];
            if (frames.Count == 0)
            {
                _waiting.Remove(inbox);
                if (_waiting.Count == 0)
                {
                    _sent?.TrySetResult();
                    _sent = null;
                }

                return null;
            }

            var batch = frames.Take(MaxTogether).ToList();
            frames.RemoveRange(0, batch.Count);
            _count -= batch.Count;
            return batch;
        }
    }
}
