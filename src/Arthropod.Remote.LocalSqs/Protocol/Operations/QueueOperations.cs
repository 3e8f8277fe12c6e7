using System.Text.Json;
using Arthropod.Remote.LocalSqs.Engine;

namespace Arthropod.Remote.LocalSqs.Protocol.Operations;

/// <summary>CreateQueue, GetQueueUrl, DeleteQueue and PurgeQueue.</summary>
internal static class QueueOperations
{
    public static void CreateQueue(ref RequestReader request, OperationContext context, Utf8JsonWriter answer)
    {
        string? name = null;
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        while (request.NextField())
        {
            if (request.FieldIs("QueueName"u8))
            {
                name = request.String();
            }
            else if (request.FieldIs("Attributes"u8))
            {
                attributes = request.StringMap();
            }
            else if (request.FieldIs("tags"u8) || request.FieldIs("Tags"u8))
            {
                tags = request.StringMap();
            }
            else
            {
                request.Skip();
            }
        }

        var queue = context.Queues.Create(name ?? throw SqsException.Missing("QueueName"), attributes, tags);
        answer.WriteString("QueueUrl"u8, context.UrlOf(queue));
    }

    public static void GetQueueUrl(ref RequestReader request, OperationContext context, Utf8JsonWriter answer)
    {
        string? name = null;
        while (request.NextField())
        {
            if (request.FieldIs("QueueName"u8))
            {
                name = request.String();
            }
            else
            {
                request.Skip();
            }
        }

        var queue = context.Queues.Get(name ?? throw SqsException.Missing("QueueName"));
        answer.WriteString("QueueUrl"u8, context.UrlOf(queue));
    }

    public static void DeleteQueue(ref RequestReader request, OperationContext context, Utf8JsonWriter answer) =>
        context.Queues.Delete(QueueParameter.Read(ref request, context));

    public static void PurgeQueue(ref RequestReader request, OperationContext context, Utf8JsonWriter answer) =>
        context.Queues.Purge(QueueParameter.Read(ref request, context));
}
