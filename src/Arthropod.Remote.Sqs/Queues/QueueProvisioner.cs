using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using Arthropod.Remote.Sqs.Client;
using Arthropod.Remote.Sqs.Errors;
using Arthropod.Remote.Sqs.Telemetry;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Sqs.Queues;

/// <summary>Finds, creates and deletes queues.</summary>
/// <param name="service">The SQS client.</param>
/// <param name="addresses">The queues' addresses.</param>
/// <param name="logger">Where differences are said.</param>
internal sealed class QueueProvisioner(SqsService service, QueueAddressBook addresses, ILogger logger)
{
    /// <summary>Looks a queue up; what is remembered is not asked again.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The queue, or <see langword="null"/> if there is none.</returns>
    /// <exception cref="TransportException">SQS refused, or could not be reached.</exception>
    public async Task<QueueInfo?> FindAsync(string queue, CancellationToken cancellationToken)
    {
        var address = await addresses.FindAsync(queue, cancellationToken).ConfigureAwait(false);
        if (address is null)
        {
            return null;
        }

        if (address.MaxMessageBytes is { } known)
        {
            return new QueueInfo(queue, known);
        }

        var attributes = await AttributesAsync(queue, address, [QueueAttributeName.MaximumMessageSize], cancellationToken).ConfigureAwait(false);
        return attributes is null ? null : RememberSize(queue, address, attributes);
    }

    /// <summary>Creates a queue, or finds the one that exists.</summary>
    /// <param name="definition">The queue.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The queue.</returns>
    /// <exception cref="TransportException">SQS refused, or could not be reached.</exception>
    public async Task<QueueInfo> CreateAsync(QueueDefinition definition, CancellationToken cancellationToken)
    {
        // Asked first, and not out of memory: the right to create queues is needed only where one is missing.
        if (await FindExistingAsync(definition, cancellationToken).ConfigureAwait(false) is { } existing)
        {
            return existing;
        }

        try
        {
            return await CreateMissingAsync(definition, cancellationToken).ConfigureAwait(false);
        }
        catch (TransportException exception) when (exception.InnerException is QueueNameExistsException)
        {
            // Somebody else was quicker, with other attributes.
            return await FindExistingAsync(definition, cancellationToken).ConfigureAwait(false)
                ?? throw new TransportException(
                    TransportError.QueueMissing,
                    $"Queue '{definition.Name}' was said to exist already when it was created, but it cannot be found.",
                    exception);
        }
    }

    /// <summary>Deletes a queue with all it holds, if there is one.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TransportException">SQS refused, or could not be reached.</exception>
    /// <returns>A task that ends when it is deleted.</returns>
    public async Task DeleteAsync(string queue, CancellationToken cancellationToken)
    {
        var address = await addresses.FindAsync(queue, cancellationToken).ConfigureAwait(false);
        if (address is null)
        {
            return;
        }

        try
        {
            await service.AskAsync(
                SqsAction.Remove,
                queue,
                (client, token) => client.DeleteQueueAsync(new DeleteQueueRequest { QueueUrl = address.Url }, token),
                cancellationToken).ConfigureAwait(false);
        }
        catch (TransportException exception) when (exception.Error == TransportError.QueueMissing)
        {
            // Gone already, which is what was wanted.
        }

        addresses.Forget(queue);
    }

    private async Task<QueueInfo?> FindExistingAsync(QueueDefinition definition, CancellationToken cancellationToken)
    {
        var address = await addresses.LookUpAsync(definition.Name, cancellationToken).ConfigureAwait(false);
        if (address is null)
        {
            return null;
        }

        var attributes = await AttributesAsync(
            definition.Name,
            address,
            [QueueAttributeName.MaximumMessageSize, QueueAttributeName.MessageRetentionPeriod, QueueAttributeName.RedrivePolicy],
            cancellationToken).ConfigureAwait(false);
        if (attributes is null)
        {
            return null;
        }

        QueueDifferences.Log(definition, attributes, logger);
        return RememberSize(definition.Name, address, attributes);
    }

    private async Task<QueueInfo> CreateMissingAsync(QueueDefinition definition, CancellationToken cancellationToken)
    {
        var request = new CreateQueueRequest
        {
            QueueName = definition.Name,
            Attributes = await AttributesOfAsync(definition, cancellationToken).ConfigureAwait(false),
            // In the creation itself: a sweeper must never see the queue without them.
            Tags = definition.Tags.Count == 0 ? null : new(definition.Tags, StringComparer.Ordinal),
        };

        int? maxMessageBytes = SqsService.MaxMessageBytes;
        CreateQueueResponse created;
        try
        {
            created = await CreateAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (TransportException exception) when (IsRefusedSize(exception))
        {
            // Some servers that speak SQS's protocol still have its older limit of 256 KiB.
            request.Attributes.Remove(QueueAttributeName.MaximumMessageSize);
            created = await CreateAsync(request, cancellationToken).ConfigureAwait(false);
            maxMessageBytes = null;
        }

        SqsLog.QueueCreated(logger, definition.Name);
        var address = new QueueAddress(created.QueueUrl) { MaxMessageBytes = maxMessageBytes };
        addresses.Remember(definition.Name, address);
        return maxMessageBytes is { } size
            ? new QueueInfo(definition.Name, size)
            : await FindAsync(definition.Name, cancellationToken).ConfigureAwait(false)
                ?? throw new TransportException(
                    TransportError.QueueMissing, $"Queue '{definition.Name}' was created, but was gone a moment later. Does another process delete it?");
    }

    private Task<CreateQueueResponse> CreateAsync(CreateQueueRequest request, CancellationToken cancellationToken) =>
        service.AskAsync(SqsAction.Create, request.QueueName, (client, token) => client.CreateQueueAsync(request, token), cancellationToken);

    private async Task<Dictionary<string, string>> AttributesOfAsync(QueueDefinition definition, CancellationToken cancellationToken)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [QueueAttributeName.MaximumMessageSize] = SqsService.MaxMessageBytes.ToString(CultureInfo.InvariantCulture),
        };
        if (definition.Retention is { } retention)
        {
            attributes[QueueAttributeName.MessageRetentionPeriod] = Seconds.Text(retention);
        }

        if (definition.DeadLetterQueue is { } deadLetterQueue)
        {
            var arn = await ArnAsync(deadLetterQueue, cancellationToken).ConfigureAwait(false)
                ?? throw new TransportException(
                    TransportError.QueueMissing,
                    $"Could not create queue '{definition.Name}': its dead-letter queue '{deadLetterQueue}' does not exist. Create that one first.");
            attributes[QueueAttributeName.RedrivePolicy] = RedrivePolicy.Write(arn, definition.MaxReceiveCount);
        }

        return attributes;
    }

    private async Task<string?> ArnAsync(string queue, CancellationToken cancellationToken)
    {
        var address = await addresses.FindAsync(queue, cancellationToken).ConfigureAwait(false);
        var attributes = address is null
            ? null
            : await AttributesAsync(queue, address, [QueueAttributeName.QueueArn], cancellationToken).ConfigureAwait(false);
        return attributes?.GetValueOrDefault(QueueAttributeName.QueueArn);
    }

    private async Task<Dictionary<string, string>?> AttributesAsync(
        string queue, QueueAddress address, List<string> names, CancellationToken cancellationToken)
    {
        try
        {
            var request = new GetQueueAttributesRequest { QueueUrl = address.Url, AttributeNames = names };
            var answer = await service.AskAsync(
                SqsAction.ReadAttributes, queue, (client, token) => client.GetQueueAttributesAsync(request, token), cancellationToken).ConfigureAwait(false);
            return answer.Attributes ?? [];
        }
        catch (TransportException exception) when (exception.Error == TransportError.QueueMissing)
        {
            addresses.Forget(queue);
            return null;
        }
    }

    private QueueInfo RememberSize(string queue, QueueAddress address, Dictionary<string, string> attributes)
    {
        // A server that does not tell keeps to the limit that SQS had for most of its life.
        const int OlderLimit = 262_144;
        var size = int.TryParse(
            attributes.GetValueOrDefault(QueueAttributeName.MaximumMessageSize), NumberStyles.None, CultureInfo.InvariantCulture, out var told)
            ? told
            : OlderLimit;
        addresses.Remember(queue, address with { MaxMessageBytes = size });
        return new QueueInfo(queue, size);
    }

    private static bool IsRefusedSize(TransportException exception) =>
        exception is { Error: TransportError.Invalid, InnerException: Amazon.Runtime.AmazonServiceException answer } &&
        (SqsErrorCodes.Is(answer.ErrorCode, "InvalidAttributeValue") || SqsErrorCodes.Is(answer.ErrorCode, "InvalidParameterValue")) &&
        answer.Message.Contains(QueueAttributeName.MaximumMessageSize, StringComparison.Ordinal);
}
