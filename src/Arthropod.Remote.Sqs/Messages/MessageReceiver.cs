using System.Collections.Concurrent;
using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using Arthropod.Remote.Sqs.Client;
using Arthropod.Remote.Sqs.Errors;
using Arthropod.Remote.Sqs.Queues;
using Arthropod.Remote.Sqs.Telemetry;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Sqs.Messages;

/// <summary>Receives.</summary>
/// <param name="service">The SQS client.</param>
/// <param name="addresses">The queues' addresses.</param>
/// <param name="timeProvider">The clock of this process.</param>
/// <param name="logger">Where damaged messages are said.</param>
internal sealed class MessageReceiver(SqsService service, QueueAddressBook addresses, TimeProvider timeProvider, ILogger logger)
{
    private static readonly List<string> SystemAttributes =
    [
        MessageSystemAttributeName.ApproximateReceiveCount,
        MessageSystemAttributeName.SentTimestamp,
        MessageSystemAttributeName.ApproximateFirstReceiveTimestamp,
    ];

    private static readonly List<string> AllAttributes = ["All"];

    private readonly ConcurrentDictionary<string, DateTimeOffset> _oneAtATime = new(StringComparer.Ordinal);

    /// <summary>Receives messages.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="request">How many, and how long to wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The messages.</returns>
    /// <exception cref="TransportException">SQS refused, or could not be reached.</exception>
    public async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(
        string queue, ReceiveRequest request, CancellationToken cancellationToken)
    {
        var address = await addresses.FindAsync(queue, cancellationToken).ConfigureAwait(false)
            ?? throw new TransportException(TransportError.QueueMissing, $"Could not receive from queue '{queue}': it does not exist.");
        try
        {
            var response = await service.Client.ReceiveMessageAsync(
                new ReceiveMessageRequest
                {
                    QueueUrl = address.Url,
                    MaxNumberOfMessages = IsOneAtATime(queue) ? 1 : request.MaxMessages,
                    WaitTimeSeconds = Seconds.Of(request.Wait),
                    VisibilityTimeout = Seconds.Of(request.Visibility),
                    MessageSystemAttributeNames = SystemAttributes,
                    MessageAttributeNames = AllAttributes,
                },
                cancellationToken).ConfigureAwait(false);
            return Read(queue, response.Messages);
        }
        catch (Exception exception) when (!SqsService.IsCancelled(exception, cancellationToken))
        {
            var error = SqsErrors.ToException(exception, SqsAction.Receive, queue, service.IsOwnClient);
            if (error.Error == TransportError.QueueMissing)
            {
                addresses.Forget(queue);
            }
            else if (IsDigestMismatch(exception))
            {
                ReceiveOneAtATime(queue, request.Visibility);
            }

            throw error;
        }
    }

    private List<ReceivedMessage> Read(string queue, List<Message>? messages)
    {
        if (messages is not { Count: > 0 })
        {
            return [];
        }

        var received = new List<ReceivedMessage>(messages.Count);
        foreach (var message in messages)
        {
            if (service.IsOwnClient && !MessageDigest.Matches(message.Body ?? "", message.MD5OfBody))
            {
                SqsLog.MessageDamaged(logger, message.MessageId, queue);
                continue;
            }

            received.Add(Read(message));
        }

        return received;
    }

    private ReceivedMessage Read(Message message)
    {
        var sentAt = Moment(message, MessageSystemAttributeName.SentTimestamp);
        return new ReceivedMessage
        {
            MessageId = message.MessageId,
            Body = message.Body ?? "",
            Receipt = message.ReceiptHandle,
            ReceiveCount = (int)(Number(message, MessageSystemAttributeName.ApproximateReceiveCount) ?? 1),
            SentAt = sentAt ?? timeProvider.GetUtcNow(),
            FirstReceivedAt = Moment(message, MessageSystemAttributeName.ApproximateFirstReceiveTimestamp) ?? sentAt ?? timeProvider.GetUtcNow(),
            Attributes = MessageAttributes.Read(message.MessageAttributes),
        };
    }

    private static DateTimeOffset? Moment(Message message, string name) =>
        Number(message, name) is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    private static long? Number(Message message, string name) =>
        long.TryParse(message.Attributes?.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    // What follows is for clients that the application brought: they check the digests themselves and throw the whole
    // answer away, without a type or a code for it. All ten messages are then invisible until their visibility timeout;
    // received one by one after that, only the damaged one fails.
    private static bool IsDigestMismatch(Exception exception) =>
        exception is AmazonSQSException { ErrorCode: null or "" } && exception.Message.Contains("MD5 hash mismatch", StringComparison.Ordinal);

    private void ReceiveOneAtATime(string queue, TimeSpan visibility)
    {
        var duration = (visibility * 2) + TimeSpan.FromSeconds(1);
        if (_oneAtATime.TryAdd(queue, timeProvider.GetUtcNow() + duration))
        {
            SqsLog.ReceiveRefused(logger, queue, duration);
        }
    }

    private bool IsOneAtATime(string queue)
    {
        if (_oneAtATime.IsEmpty || !_oneAtATime.TryGetValue(queue, out var until))
        {
            return false;
        }

        if (timeProvider.GetUtcNow() < until)
        {
            return true;
        }

        _oneAtATime.TryRemove(queue, out _);
        return false;
    }
}
