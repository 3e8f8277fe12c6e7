using Amazon.SQS.Model;
using Arthropod.Remote.Sqs.Client;
using Arthropod.Remote.Sqs.Errors;
using Arthropod.Remote.Sqs.Queues;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Sqs.Messages;

/// <summary>
/// Sends. This folder is the way of messages: out, in, and their settlement; it knows requests and answers, and not
/// what messages mean.
/// </summary>
/// <param name="service">The SQS client.</param>
/// <param name="addresses">The queues' addresses.</param>
internal sealed class MessageSender(SqsService service, QueueAddressBook addresses)
{
    private readonly QueueRequests _requests = new(service, addresses);

    /// <summary>Sends messages in one request.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="messages">The messages.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>An outcome for each message.</returns>
    public Task<IReadOnlyList<Outcome>> SendAsync(
        string queue, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken) =>
        _requests.RunAsync(queue, messages, SqsAction.Send, SendAsync, cancellationToken);

    private Task<Outcome[]> SendAsync(
        QueueAddress address, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        var answer = new BatchAnswer(messages.Count);
        var entries = new List<SendMessageBatchRequestEntry>(messages.Count);
        for (var i = 0; i < messages.Count; i++)
        {
            var limit = address.MaxMessageBytes ?? SqsService.MaxMessageBytes;
            if (messages[i].ByteCount > limit)
            {
                // Not sent: it would make SQS refuse the whole batch.
                answer.TooLarge(i, messages[i].ByteCount, limit);
                continue;
            }

            entries.Add(new SendMessageBatchRequestEntry
            {
                Id = BatchEntryIds.Of(i),
                MessageBody = messages[i].Body,
                MessageAttributes = MessageAttributes.Write(messages[i].Attributes),
                DelaySeconds = messages[i].Delay > TimeSpan.Zero ? Seconds.Of(messages[i].Delay) : null,
            });
        }

        return entries.Count == 0 ? Task.FromResult(answer.ToOutcomes()) : SendAsync(address, messages, entries, answer, cancellationToken);
    }

    private async Task<Outcome[]> SendAsync(
        QueueAddress address,
        IReadOnlyList<OutgoingMessage> messages,
        List<SendMessageBatchRequestEntry> entries,
        BatchAnswer answer,
        CancellationToken cancellationToken)
    {
        if (entries is [var only])
        {
            var sent = await service.Client.SendMessageAsync(ToSingle(address, only), cancellationToken).ConfigureAwait(false);
            if (!string.IsNullOrEmpty(sent.MessageId))
            {
                Confirm(messages, answer, only.Id, sent.MD5OfMessageBody);
            }

            return answer.ToOutcomes();
        }

        var request = new SendMessageBatchRequest { QueueUrl = address.Url, Entries = entries };
        var response = await service.Client.SendMessageBatchAsync(request, cancellationToken).ConfigureAwait(false);
        foreach (var sent in response.Successful ?? [])
        {
            Confirm(messages, answer, sent.Id, sent.MD5OfMessageBody);
        }

        answer.Failed(response.Failed);
        return answer.ToOutcomes();
    }

    // The same right and the same price, and less work for all.
    private static SendMessageRequest ToSingle(QueueAddress address, SendMessageBatchRequestEntry entry) => new()
    {
        QueueUrl = address.Url,
        MessageBody = entry.MessageBody,
        MessageAttributes = entry.MessageAttributes,
        DelaySeconds = entry.DelaySeconds,
    };

    private void Confirm(IReadOnlyList<OutgoingMessage> messages, BatchAnswer answer, string? id, string? digest)
    {
        var position = BatchEntryIds.PositionOf(id);
        if (service.IsOwnClient && position >= 0 && position < messages.Count && !MessageDigest.Matches(messages[position].Body, digest))
        {
            // Something is in the queue, but not what was sent.
            answer.Doubtful(id, "SQS confirmed another body than was sent: its MD5 does not match.");
        }
        else
        {
            answer.Done(id);
        }
    }
}
