using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Inbox;

/// <summary>Receives, decodes, hands on, deletes in batches, until told to stop; whatever fails is tried again.</summary>
internal sealed class InboxReader(
    ProcessInbox inbox, IQueueTransport transport, WorkScheduler scheduler, string name, ILogger logger)
{
    private static readonly TimeSpan RecreateWait = TimeSpan.FromSeconds(10);

    private readonly QueueLane _lane = new(transport, scheduler, name);

    public async Task RunAsync(CancellationToken stopping)
    {
        var request = ProcessInbox.Request(transport.Limits);
        var backoff = Backoff.ForRequests(scheduler);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                foreach (var message in await transport.ReceiveAsync(name, request, stopping))
                {
                    Take(message);
                }

                backoff.Reset();
                await inbox.WhenReady(stopping);
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (TransportException exception) when (exception.Error == TransportError.QueueMissing)
            {
                logger.InboxGone(name);
                await CreateAgainAsync(stopping);
            }
            catch (Exception exception)
            {
                logger.InboxReceiveFailed(exception, name);
                await scheduler.Pause(backoff.Next(), stopping);
            }
        }
    }

    private void Take(ReceivedMessage message)
    {
        try
        {
            foreach (var frame in EnvelopeReader.Read(message.Body))
            {
                inbox.Take(frame);
            }
        }
        catch (EnvelopeException exception)
        {
            ArthropodMeter.InboxMessageDropped();
            logger.InboxMessageUnreadable(message.MessageId, name, exception.Message);
        }

        // If the delete fails the message comes again, and its frames are known as duplicates.
        _ = _lane.DeleteAsync(message.Receipt);
    }

    private async Task CreateAgainAsync(CancellationToken stopping)
    {
        try
        {
            await inbox.CreateAsync(name);
        }
        catch (Exception exception)
        {
            // A deleted queue's name is refused for a minute (Amazon SQS, DeleteQueue).
            logger.InboxReceiveFailed(exception, name);
            await scheduler.Pause(RecreateWait, stopping);
        }
    }
}
