using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Inbox;

/// <summary>Sweeps now and then, if this process is the one to do it. Who may not is told once, and sweeps no more.</summary>
internal sealed class InboxSweeper(InboxSweep sweep, WorkScheduler scheduler, TimeSpan interval, ILogger logger)
{
    /// <summary>Until it is told to stop, or finds that it may not.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (true)
        {
            await scheduler.Pause(scheduler.Jittered(interval), stopping);
            if (stopping.IsCancellationRequested || !await TrySweepAsync(stopping))
            {
                return;
            }
        }
    }

    /// <returns>Whether it makes sense to try again.</returns>
    private async Task<bool> TrySweepAsync(CancellationToken stopping)
    {
        try
        {
            if (await sweep.IsMineAsync(stopping))
            {
                await SweepAsync(stopping);
            }

            return true;
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            return false;
        }
        catch (TransportException exception) when (exception.Error == TransportError.AccessDenied)
        {
            logger.SweepDenied(exception);
            return false;
        }
        catch (Exception exception)
        {
            logger.SweepFailed(exception);
            return true;
        }
    }

    private async Task SweepAsync(CancellationToken stopping)
    {
        await foreach (var inbox in sweep.RunAsync(dryRun: false, stopping))
        {
            if (inbox.Verdict == SweepVerdict.Deleted)
            {
                ArthropodMeter.InboxSwept();
                logger.InboxSwept(inbox.Name, inbox.Heartbeat!.Value);
            }
        }
    }
}
