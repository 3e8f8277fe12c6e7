using System.Collections.Frozen;
using System.Text.Json;
using Arthropod.Remote.LocalSqs.Engine;
using Arthropod.Remote.LocalSqs.Protocol;
using Arthropod.Remote.LocalSqs.Protocol.Operations;

namespace Arthropod.Remote.LocalSqs;

/// <summary>
/// The AWS JSON 1.0 protocol: bytes of a request in, bytes of an answer out. It stands between the fronts, which
/// know how bytes travel, and the engine, which knows no bytes. Every request is answered; only a client that has
/// gone is not.
/// </summary>
internal sealed class SqsProtocol(QueueStore queues, EngineClock clock)
{
    private const string Service = "AmazonSQS.";

    private static readonly FrozenDictionary<string, Operation> Operations = new Dictionary<string, Operation>(StringComparer.Ordinal)
    {
        ["SendMessage"] = SendOperations.SendMessage,
        ["SendMessageBatch"] = SendOperations.SendMessageBatch,
        ["DeleteMessage"] = DeleteOperations.DeleteMessage,
        ["DeleteMessageBatch"] = DeleteOperations.DeleteMessageBatch,
        ["ChangeMessageVisibility"] = VisibilityOperations.ChangeMessageVisibility,
        ["ChangeMessageVisibilityBatch"] = VisibilityOperations.ChangeMessageVisibilityBatch,
        ["CreateQueue"] = QueueOperations.CreateQueue,
        ["GetQueueUrl"] = QueueOperations.GetQueueUrl,
        ["DeleteQueue"] = QueueOperations.DeleteQueue,
        ["PurgeQueue"] = QueueOperations.PurgeQueue,
        ["ListQueues"] = ListOperations.ListQueues,
        ["ListDeadLetterSourceQueues"] = ListOperations.ListDeadLetterSourceQueues,
        ["GetQueueAttributes"] = AttributeOperations.GetQueueAttributes,
        ["SetQueueAttributes"] = AttributeOperations.SetQueueAttributes,
        ["TagQueue"] = TagOperations.TagQueue,
        ["UntagQueue"] = TagOperations.UntagQueue,
        ["ListQueueTags"] = TagOperations.ListQueueTags,
        ["AddPermission"] = NotServed,
        ["RemovePermission"] = NotServed,
        ["StartMessageMoveTask"] = NotServed,
        ["CancelMessageMoveTask"] = NotServed,
        ["ListMessageMoveTasks"] = NotServed,
    }.ToFrozenDictionary(operation => Service + operation.Key, operation => operation.Value, StringComparer.Ordinal);

    /// <summary>Does what the request asks. Its body is read when this method returns, whether or not the answer is there yet.</summary>
    /// <exception cref="OperationCanceledException">The client has gone.</exception>
    public ValueTask<SqsAnswer> HandleAsync(SqsRequest request)
    {
        try
        {
            var operation = request.Target == ReceiveOperation.Name ? null : Find(request.Target);
            if (request.Body.Length > SqsLimits.MaxRequestBytes)
            {
                throw RequestReader.Malformed($"it is longer than {SqsLimits.MaxRequestBytes} bytes");
            }

            var reader = new RequestReader(request.Body);
            var context = new OperationContext(queues, request.Authority);
            if (operation is null)
            {
                return ReceiveAsync(ReceiveParameters.Read(ref reader, context), request.Gone, request.EndWaits);
            }

            using var writer = AnswerWriter.Rent();
            operation(ref reader, context, writer.Json);
            return new(Ok(writer));
        }
        catch (SqsException error)
        {
            return new(Error(error));
        }
    }

    /// <summary>An error that a front found before there was a request to speak of.</summary>
    public SqsAnswer Error(SqsException error)
    {
        using var writer = AnswerWriter.Rent();
        writer.Json.WriteString("__type"u8, ErrorNames.Type(error.Fault));
        writer.Json.WriteString("message"u8, error.Message);
        var status = error.Fault == SqsFault.InternalFailure ? 500 : 400;
        return new(status, writer.Complete(), ErrorNames.QueryError(error.Fault), RandomId.New().ToString(), clock.HttpDate);
    }

    private static Operation Find(string? target)
    {
        if (target is null || !Operations.TryGetValue(target, out var operation))
        {
            throw new SqsException(
                SqsFault.UnknownOperation,
                target is null
                    ? "The header X-Amz-Target is missing. This server speaks the AWS JSON 1.0 protocol only, not the older Query protocol: use a newer AWS SDK (2023-11 or later)."
                    : $"The operation '{target}' is not known here. It should be one of {Service}<operation>, such as {Service}SendMessage.");
        }

        return operation;
    }

    private static void NotServed(ref RequestReader request, OperationContext context, Utf8JsonWriter answer) =>
        throw new SqsException(SqsFault.UnsupportedOperation, "SQS has this operation, and this local server does not have it yet.");

    private async ValueTask<SqsAnswer> ReceiveAsync(ReceiveParameters parameters, CancellationToken gone, CancellationToken endWaits)
    {
        try
        {
            var deliveries = await parameters.Queue.ReceiveAsync(
                parameters.MaxMessages,
                1000L * parameters.VisibilityTimeout,
                1000L * parameters.WaitTime,
                gone,
                endWaits).ConfigureAwait(false);
            using var writer = AnswerWriter.Rent();
            ReceiveOperation.Write(parameters, deliveries, writer.Json);
            return Ok(writer);
        }
        catch (SqsException error)
        {
            return Error(error);
        }
    }

    private SqsAnswer Ok(AnswerWriter writer) => new(200, writer.Complete(), QueryError: null, RandomId.New().ToString(), clock.HttpDate);
}
