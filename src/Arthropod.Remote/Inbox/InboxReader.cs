using Arthropod.Remote.Lanes;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Inbox;

/// <summary>
/// Receives, decodes, hands on, deletes in batches, until told to stop; whatever fails is tried again, and whoever
/// waits is told when receiving is not allowed.
/// </summary>
internal sealed class InboxReader(
    ProcessInbox inbox,
    IQueueTransport transport,
    Envelopes envelopes,
    WorkScheduler scheduler,
    string name,
    InboxDenial denial,
    ILogger logger,
    CancellationToken stopping)
{
    private static readonly TimeSpan RecreateWait = TimeSpan.FromSeconds(10);

    /// <summary>So many deletes may be on their way before nothing more is received.</summary>
    private const int MaxUndeleted = 1000;

    /// <summary>Nobody waits for a delete. Until then a message is hidden, and when the inbox goes, they go with it.</summary>
    private static readonly TimeSpan DeleteAfter = TimeSpan.FromSeconds(1);

    private readonly Slots _undeleted = new(MaxUndeleted);
    private readonly Lane<string> _deletes = new(
        scheduler,
        new LaneLimits(transport.Limits.MaxBatchCount, int.MaxValue),
        static _ => 0,
        receipts => transport.DeleteAsync(name, receipts, CancellationToken.None))
    {
        Linger = DeleteAfter,
        Ended = stopping,
    };

    /// <summary>Reads until it is told to stop.</summary>
    public async Task RunAsync()
    {
        var request = ProcessInbox.Request(transport.Limits);
        var backoff = Backoff.ForRequests(scheduler);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await ReceiveAsync(request);
                denial.Received();
                backoff.Reset();
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (TransportException exception) when (exception.Error == TransportError.QueueMissing)
            {
                logger.InboxGone(name);
                await CreateAgainAsync();

                // For some seconds the service may not find a queue that it has just created.
                await scheduler.Pause(backoff.Next(), stopping);
            }
            catch (Exception exception)
            {
                logger.InboxReceiveFailed(exception, name);
                if (exception is TransportException { Error: TransportError.AccessDenied } denied && denial.Denied(denied))
                {
                    inbox.Denied(denial.Reason!);
                }

                await scheduler.Pause(backoff.Next(), stopping);
            }
        }
    }

    private async Task ReceiveAsync(ReceiveRequest request)
    {
        var room = await _undeleted.TakeAsync(request.MaxMessages, stopping);
        IReadOnlyList<ReceivedMessage> messages = [];
        try
        {
            messages = await transport.ReceiveAsync(name, request with { MaxMessages = room }, stopping);
        }
        finally
        {
            _undeleted.Return(room - messages.Count);
        }

        foreach (var message in messages)
        {
            Take(message);
        }
    }

    private void Take(ReceivedMessage message)
    {
        try
        {
            var isForInbox = false;
            var unreadable = 0;
            string? fault = null;
            foreach (var frame in envelopes.Read(name, message.Body, message.SentAt))
            {
                isForInbox |= frame is not RequestFrame;
                if (frame is UnreadableFrame bad)
                {
                    unreadable++;
                    fault ??= bad.Fault;
                    ArthropodMeter.FrameDropped("unreadable");
                }
                else
                {
                    inbox.Take(frame);
                }
            }

            if (fault is not null)
            {
                logger.InboxFramesUnreadable(unreadable, message.MessageId, name, fault);
            }

            if (!isForInbox)
            {
                throw new EnvelopeException(EnvelopeFault.Malformed, "It holds nothing that is for an inbox.");
            }
        }
        catch (EnvelopeException exception)
        {
            ArthropodMeter.InboxMessageDropped();
            logger.InboxMessageUnreadable(message.MessageId, name, exception.Message);
        }
        catch (Exception exception)
        {
            // Ours, then; the messages behind it are to be read all the same.
            ArthropodMeter.InboxMessageDropped();
            logger.InboxMessageFailed(exception, message.MessageId, name);
        }

        // If the delete fails the message comes again, and its frames are known as duplicates.
        _ = scheduler.Then(_deletes.AddAsync(message.Receipt), _ => _undeleted.Return(1));
    }

    private async Task CreateAgainAsync()
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
