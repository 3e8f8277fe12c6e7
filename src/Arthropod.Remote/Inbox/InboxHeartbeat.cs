using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Inbox;

/// <summary>Says, by a tag of the inbox, that its owner is alive: now and then, and at once when it is asked.</summary>
internal sealed class InboxHeartbeat(IQueueTransport transport, WorkScheduler scheduler, string inbox, TimeSpan interval, ILogger logger)
{
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

    /// <summary>By the queue service's clock, which the sweeper reads too. Never throws.</summary>
    public async Task BeatAsync(CancellationToken stopping)
    {
        try
        {
            await transport.SetTagsAsync(inbox, InboxTags.Alive(transport.QueueTime), stopping);
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
