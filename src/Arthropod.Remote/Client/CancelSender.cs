using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Client;

/// <summary>
/// Sends cancels to the inboxes of servers: those for one inbox travel together, and a send that fails for now is tried
/// a few times. A cancel that is lost costs work that nobody needs, and no more.
/// </summary>
internal sealed class CancelSender(IQueueTransport transport, Envelopes envelopes, WorkScheduler scheduler)
{
    private const int MostTries = 5;

    /// <summary>More cancels than this do not wait to be sent.</summary>
    private const int MaxWaiting = 200_000;

    /// <summary>So many travel in one message: some 30 bytes each.</summary>
    private const int MaxTogether = 5000;

    private readonly Lock _lock = new();

    // An inbox that stands here is being sent to: one that does not answer holds up no other.
    private readonly Dictionary<string, List<Guid>> _waiting = new(StringComparer.Ordinal);
    private int _count;

    public void Send(Guid callId, string inbox)
    {
        lock (_lock)
        {
            if (_count >= MaxWaiting)
            {
                ArthropodMeter.CancelsForgotten(1);
                return;
            }

            _count++;
            if (_waiting.TryGetValue(inbox, out var calls))
            {
                calls.Add(callId);
                return;
            }

            _waiting.Add(inbox, [callId]);
        }

        _ = scheduler.Run(() => SendWaitingAsync(inbox));
    }

    // Owned by the cancels: it ends when none waits for this inbox.
    private async Task SendWaitingAsync(string inbox)
    {
        while (Take(inbox) is { } calls)
        {
            if (!await TrySendAsync(inbox, calls))
            {
                ArthropodMeter.CancelsForgotten(calls.Count);
            }
        }
    }

    private async Task<bool> TrySendAsync(string inbox, List<Guid> calls)
    {
        var frames = calls.ConvertAll(static callId => FrameWriter.Encode(new CancelFrame(callId)));
        var backoff = Backoff.ForRequests(scheduler);
        for (var tries = 1; ; tries++)
        {
            var outcome = await SendOnceAsync(inbox, new OutgoingMessage(envelopes.Write(inbox, frames)));
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

    private List<Guid>? Take(string inbox)
    {
        lock (_lock)
        {
            var calls = _waiting[inbox];
            if (calls.Count == 0)
            {
                _waiting.Remove(inbox);
                return null;
            }

            var batch = calls.Take(MaxTogether).ToList();
            calls.RemoveRange(0, batch.Count);
            _count -= batch.Count;
            return batch;
        }
    }
}
