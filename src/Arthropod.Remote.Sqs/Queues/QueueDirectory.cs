using System.Runtime.CompilerServices;
using Amazon.SQS.Model;
using Arthropod.Remote.Sqs.Client;
using Arthropod.Remote.Sqs.Errors;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Sqs.Queues;

/// <summary>Which queues there are, and what their tags say.</summary>
/// <param name="service">The SQS client.</param>
/// <param name="addresses">The queues' addresses.</param>
internal sealed class QueueDirectory(SqsService service, QueueAddressBook addresses)
{
    // SQS gives a token for the next page only to who asks for pages. (ListQueues: at most 1,000.)
    private const int PageSize = 1000;

    /// <summary>Lists the queues whose names begin with a prefix.</summary>
    /// <param name="prefix">What the names begin with.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Their names.</returns>
    /// <exception cref="TransportException">SQS refused, or could not be reached.</exception>
    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            var request = new ListQueuesRequest { QueueNamePrefix = prefix, MaxResults = PageSize, NextToken = next };
            var page = await service.AskAsync(
                SqsAction.List, prefix + "*", (client, token) => client.ListQueuesAsync(request, token), cancellationToken).ConfigureAwait(false);
            foreach (var url in page.QueueUrls ?? [])
            {
                yield return url[(url.LastIndexOf('/') + 1)..];
            }

            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
    }

    /// <summary>Reads a queue's tags.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The tags, or <see langword="null"/> if there is no such queue.</returns>
    /// <exception cref="TransportException">SQS refused, or could not be reached.</exception>
    public async Task<IReadOnlyDictionary<string, string>?> TagsAsync(string queue, CancellationToken cancellationToken)
    {
        if (await addresses.FindAsync(queue, cancellationToken).ConfigureAwait(false) is not { } address)
        {
            return null;
        }

        try
        {
            var request = new ListQueueTagsRequest { QueueUrl = address.Url };
            var answer = await service.AskAsync(
                SqsAction.ReadTags, queue, (client, token) => client.ListQueueTagsAsync(request, token), cancellationToken).ConfigureAwait(false);
            return answer.Tags ?? [];
        }
        catch (TransportException exception) when (exception.Error == TransportError.QueueMissing)
        {
            addresses.Forget(queue);
            return null;
        }
    }

    /// <summary>Adds tags to a queue.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when they are set.</returns>
    /// <exception cref="TransportException">There is no such queue, SQS refused, or it could not be reached.</exception>
    public async Task TagAsync(string queue, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        var address = await addresses.FindAsync(queue, cancellationToken).ConfigureAwait(false)
            ?? throw new TransportException(TransportError.QueueMissing, $"Queue '{queue}' does not exist, so it cannot be tagged.");
        try
        {
            var request = new TagQueueRequest { QueueUrl = address.Url, Tags = new(tags, StringComparer.Ordinal) };
            await service.AskAsync(
                SqsAction.Tag, queue, (client, token) => client.TagQueueAsync(request, token), cancellationToken).ConfigureAwait(false);
        }
        catch (TransportException exception) when (exception.Error == TransportError.QueueMissing)
        {
            addresses.Forget(queue);
            throw;
        }
    }
}
