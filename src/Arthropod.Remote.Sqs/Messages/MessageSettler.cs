using Amazon.SQS.Model;
using Arthropod.Remote.Sqs.Client;
using Arthropod.Remote.Sqs.Errors;
using Arthropod.Remote.Sqs.Queues;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Sqs.Messages;

/// <summary>Ends and changes leases: deletes messages and changes their visibility timeouts.</summary>
/// <param name="service">The SQS client.</param>
/// <param name="addresses">The queues' addresses.</param>
internal sealed class MessageSettler(SqsService service, QueueAddressBook addresses)
{
    private readonly QueueRequests _requests = new(service, addresses);

    /// <summary>Deletes messages in one request.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="receipts">Their receipts.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>An outcome for each receipt.</returns>
    public Task<IReadOnlyList<Outcome>> DeleteAsync(
        string queue, IReadOnlyList<string> receipts, CancellationToken cancellationToken) =>
        _requests.RunAsync(queue, receipts, SqsAction.DeleteMessages, DeleteAsync, cancellationToken);

    /// <summary>Changes visibility timeouts in one request.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="changes">The changes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>An outcome for each change.</returns>
    public Task<IReadOnlyList<Outcome>> ChangeVisibilityAsync(
        string queue, IReadOnlyList<VisibilityChange> changes, CancellationToken cancellationToken) =>
        _requests.RunAsync(queue, changes, SqsAction.ChangeVisibility, ChangeVisibilityAsync, cancellationToken);

    private async Task<Outcome[]> DeleteAsync(
        QueueAddress address, IReadOnlyList<string> receipts, CancellationToken cancellationToken)
    {
        if (receipts is [var only])
        {
            await service.Client.DeleteMessageAsync(address.Url, only, cancellationToken).ConfigureAwait(false);
            return [Outcome.Done];
        }

        var entries = new List<DeleteMessageBatchRequestEntry>(receipts.Count);
        for (var i = 0; i < receipts.Count; i++)
        {
            entries.Add(new DeleteMessageBatchRequestEntry { Id = BatchEntryIds.Of(i), ReceiptHandle = receipts[i] });
        }

        var request = new DeleteMessageBatchRequest { QueueUrl = address.Url, Entries = entries };
        var response = await service.Client.DeleteMessageBatchAsync(request, cancellationToken).ConfigureAwait(false);
        var answer = new BatchAnswer(receipts.Count);
        foreach (var deleted in response.Successful ?? [])
        {
            answer.Done(deleted.Id);
        }

        answer.Failed(response.Failed);
        return answer.ToOutcomes();
    }

    private async Task<Outcome[]> ChangeVisibilityAsync(
        QueueAddress address, IReadOnlyList<VisibilityChange> changes, CancellationToken cancellationToken)
    {
        if (changes is [var only])
        {
            await service.Client.ChangeMessageVisibilityAsync(address.Url, only.Receipt, Seconds.Of(only.Visibility), cancellationToken).ConfigureAwait(false);
            return [Outcome.Done];
        }

        var entries = new List<ChangeMessageVisibilityBatchRequestEntry>(changes.Count);
        for (var i = 0; i < changes.Count; i++)
        {
            entries.Add(new ChangeMessageVisibilityBatchRequestEntry
            {
                Id = BatchEntryIds.Of(i),
                ReceiptHandle = changes[i].Receipt,
                VisibilityTimeout = Seconds.Of(changes[i].Visibility),
            });
        }

        var request = new ChangeMessageVisibilityBatchRequest { QueueUrl = address.Url, Entries = entries };
        var response = await service.Client.ChangeMessageVisibilityBatchAsync(request, cancellationToken).ConfigureAwait(false);
        var answer = new BatchAnswer(changes.Count);
        foreach (var changed in response.Successful ?? [])
        {
            answer.Done(changed.Id);
        }

        answer.Failed(response.Failed);
        return answer.ToOutcomes();
    }
}
