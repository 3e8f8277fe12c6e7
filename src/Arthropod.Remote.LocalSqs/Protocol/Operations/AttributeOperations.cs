using System.Globalization;
using System.Text.Json;
using Arthropod.Remote.LocalSqs.Engine;

namespace Arthropod.Remote.LocalSqs.Protocol.Operations;

/// <summary>GetQueueAttributes and SetQueueAttributes.</summary>
internal static class AttributeOperations
{
    public static void GetQueueAttributes(ref RequestReader request, OperationContext context, Utf8JsonWriter answer)
    {
        LocalQueue? queue = null;
        var names = new List<string>();
        while (request.NextField())
        {
            if (request.FieldIs("QueueUrl"u8))
            {
                queue = request.Queue(context.Queues);
            }
            else if (request.FieldIs("AttributeNames"u8))
            {
                names = request.StringList();
            }
            else
            {
                request.Skip();
            }
        }

        queue = queue ?? throw SqsException.Missing("QueueUrl");
        if (names.Find(static name => !QueueAttribute.IsKnown(name)) is { } unknown)
        {
            throw new SqsException(SqsFault.InvalidAttributeName, $"Unknown Attribute {unknown}.");
        }

        Write(queue, names.Contains(QueueAttribute.All) ? [.. QueueAttribute.ReadOnly, .. QueueAttribute.Settable] : names.Distinct(), answer);
    }

    public static void SetQueueAttributes(ref RequestReader request, OperationContext context, Utf8JsonWriter answer)
    {
        LocalQueue? queue = null;
        Dictionary<string, string>? attributes = null;
        while (request.NextField())
        {
            if (request.FieldIs("QueueUrl"u8))
            {
                queue = request.Queue(context.Queues);
            }
            else if (request.FieldIs("Attributes"u8))
            {
                attributes = request.StringMap();
            }
            else
            {
                request.Skip();
            }
        }

        context.Queues.Change(queue ?? throw SqsException.Missing("QueueUrl"), attributes ?? throw SqsException.Missing("Attribute.Name"));
    }

    private static void Write(LocalQueue queue, IEnumerable<string> names, Utf8JsonWriter answer)
    {
        var counts = queue.Counts;
        var settings = queue.Settings;
        var any = false;
        foreach (var name in names)
        {
            var value = name switch
            {
                QueueAttribute.QueueArn => queue.Arn,
                QueueAttribute.ApproximateNumberOfMessages => Text(counts.Visible),
                QueueAttribute.ApproximateNumberOfMessagesNotVisible => Text(counts.InFlight),
                QueueAttribute.ApproximateNumberOfMessagesDelayed => Text(counts.Delayed),
                QueueAttribute.CreatedTimestamp => Text(queue.CreatedAt / 1000),
                QueueAttribute.LastModifiedTimestamp => Text(queue.LastModifiedAt / 1000),
                _ => settings.Get(name),
            };
            if (value is null)
            {
                continue;
            }

            if (!any)
            {
                any = true;
                answer.WriteStartObject("Attributes"u8);
            }

            answer.WriteString(name, value);
        }

        if (any)
        {
            answer.WriteEndObject();
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
