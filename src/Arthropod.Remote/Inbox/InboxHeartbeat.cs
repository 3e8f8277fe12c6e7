using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Inbox;

/// <summary>Says, by tags of the inbox, that its owner is alive and whether it sweeps: now and then, and soon after it is asked.</summary>
internal sealed class InboxHeartbeat(
    IQueueTransport transport, WorkScheduler scheduler, string inbox, TimeSpan interval, Func<bool> sweeps, ILogger logger)
{
    /// <summary>
    /// Whoever asks waits for hours. Amazon SQS takes 30 taggings a second of the whole account, and one message holds
    /// 20,000 probes: what is asked meanwhile is answered by the same tag.
    /// </summary>
    private static readonly TimeSpan AnswerAfter = TimeSpan.FromSeconds(5);

    private int _asked;

    /// <summary>Until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (true)
        {
            await scheduler.Pause(scheduler.Jittered(interval), stopping);
            if (stopping.IsCancellationRequested)
            {
                return;
            }

            await BeatAsync(stopping);
        }
    }

    /// <summary>A sweeper asks whether the owner is alive. Never throws.</summary>
    public void Answer(CancellationToken stopping)
    {
        if (Interlocked.Exchange(ref _asked, 1) == 0)
        {
            // Owned by the inbox: it ends when that is closed.
            _ = scheduler.Run(() => AnswerAsync(stopping));
        }
    }

    private async Task AnswerAsync(CancellationToken stopping)
    {
        await scheduler.Pause(AnswerAfter, stopping);
        Volatile.Write(ref _asked, 0);
        if (!stopping.IsCancellationRequested)
        {
            await BeatAsync(stopping);
        }
    }

    // By the queue service's clock, which the sweeper reads too.
    private async Task BeatAsync(CancellationToken stopping)
    {
        try
        {
            await transport.SetTagsAsync(inbox, InboxTags.Alive(transport.QueueTime, sweeps()), stopping);
        }
        catch (Exception exception)
        {
            // There are several to a grace, and before an inbox is deleted its owner is asked.
            if (!stopping.IsCancellationRequested)
            {
                logger.HeartbeatFailed(exception, inbox);
            }
        }
    }
}
