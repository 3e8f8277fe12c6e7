using System.Text.Json;
using Arthropod.Remote.LocalSqs.Engine;

namespace Arthropod.Remote.LocalSqs.Protocol.Operations;

/// <summary>TagQueue, UntagQueue and ListQueueTags.</summary>
internal static class TagOperations
{
    public static void TagQueue(ref RequestReader request, OperationContext context, Utf8JsonWriter answer)
    {
        LocalQueue? queue = null;
        Dictionary<string, string>? tags = null;
        while (request.NextField())
        {
            if (request.FieldIs("QueueUrl"u8))
            {
                queue = request.Queue(context.Queues);
            }
            else if (request.FieldIs("Tags"u8))
            {
                tags = request.StringMap();
            }
            else
            {
                request.Skip();
            }
        }

        queue = queue ?? throw SqsException.Missing("QueueUrl");
        queue.Tags.Set(tags is { Count: > 0 } ? tags : throw SqsException.Missing("Tags"));
    }

    public static void UntagQueue(ref RequestReader request, OperationContext context, Utf8JsonWriter answer)
    {
        LocalQueue? queue = null;
        List<string>? keys = null;
        while (request.NextField())
        {
            if (request.FieldIs("QueueUrl"u8))
            {
                queue = request.Queue(context.Queues);
            }
            else if (request.FieldIs("TagKeys"u8))
            {
                keys = request.StringList();
            }
            else
            {
                request.Skip();
            }
        }

        queue = queue ?? throw SqsException.Missing("QueueUrl");
        queue.Tags.Remove(keys is { Count: > 0 } ? keys : throw SqsException.Missing("TagKeys"));
    }

    public static void ListQueueTags(ref RequestReader request, OperationContext context, Utf8JsonWriter answer)
    {
        var tags = QueueParameter.Read(ref request, context).Tags.All;
        if (tags.IsEmpty)
        {
            return;
        }

        answer.WriteStartObject("Tags"u8);
        foreach (var (key, value) in tags)
        {
            answer.WriteString(key, value);
        }

        answer.WriteEndObject();
    }
}
