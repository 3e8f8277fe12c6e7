using Arthropod.Remote.LocalSqs.Engine;

namespace Arthropod.Remote.LocalSqs.Protocol;

/// <summary>The parameters of a ReceiveMessage.</summary>
internal sealed class ReceiveParameters
{
    public LocalQueue Queue { get; private set; } = null!;

    public int MaxMessages { get; private set; } = 1;

    /// <summary>In seconds; null takes the queue's own.</summary>
    public int? VisibilityTimeout { get; private set; }

    /// <summary>In seconds.</summary>
    public int WaitTime { get; private set; }

    public SystemAttributes SystemAttributes { get; private set; }

    /// <summary>Names, prefixes (<c>trace.*</c>), <c>All</c> or <c>.*</c>; null for none.</summary>
    public List<string>? AttributeNames { get; private set; }

    /// <exception cref="SqsException">A parameter is missing or out of range.</exception>
    public static ReceiveParameters Read(ref RequestReader request, OperationContext context)
    {
        var parameters = new ReceiveParameters();
        LocalQueue? queue = null;
        int? wait = null;
        while (request.NextField())
        {
            if (request.FieldIs("QueueUrl"u8))
            {
                queue = request.Queue(context.Queues);
            }
            else if (request.FieldIs("MaxNumberOfMessages"u8))
            {
                parameters.MaxMessages = Within(request.Integer() ?? 1, 1, SqsLimits.MaxBatchEntries, "MaxNumberOfMessages");
            }
            else if (request.FieldIs("WaitTimeSeconds"u8))
            {
                wait = request.Integer() is { } seconds ? Within(seconds, 0, SqsLimits.MaxWaitSeconds, "WaitTimeSeconds") : null;
            }
            else if (request.FieldIs("VisibilityTimeout"u8))
            {
                parameters.VisibilityTimeout = request.Integer() is { } seconds ? Within(seconds, 0, SqsLimits.MaxVisibilitySeconds, "VisibilityTimeout") : null;
            }
            else if (request.FieldIs("MessageSystemAttributeNames"u8) || request.FieldIs("AttributeNames"u8))
            {
                parameters.ReadSystemAttributes(ref request);
            }
            else if (request.FieldIs("MessageAttributeNames"u8))
            {
                parameters.AttributeNames = request.StringList();
            }
            else
            {
                request.Skip();
            }
        }

        parameters.Queue = queue ?? throw SqsException.Missing("QueueUrl");
        parameters.WaitTime = wait ?? queue.Settings.ReceiveMessageWaitTimeSeconds;
        return parameters;
    }

    /// <summary>Whether the receive wants the attribute. A prefix matches what begins with it, with or without a period after it.</summary>
    public bool Wants(MessageAttribute attribute)
    {
        foreach (var name in AttributeNames ?? [])
        {
            if (name == attribute.Name
                || name is "All" or ".*"
                || (name.EndsWith(".*", StringComparison.Ordinal) && attribute.Name.AsSpan().StartsWith(name.AsSpan(0, name.Length - 2), StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private void ReadSystemAttributes(ref RequestReader request)
    {
        if (!request.EnterArray())
        {
            return;
        }

        while (request.NextString(out var name))
        {
            SystemAttributes |= name switch
            {
                "All" => SystemAttributes.All,
                "SenderId" => SystemAttributes.SenderId,
                "SentTimestamp" => SystemAttributes.SentTimestamp,
                "ApproximateReceiveCount" => SystemAttributes.ApproximateReceiveCount,
                "ApproximateFirstReceiveTimestamp" => SystemAttributes.ApproximateFirstReceiveTimestamp,
                "AWSTraceHeader" => SystemAttributes.TraceHeader,
                "DeadLetterQueueSourceArn" => SystemAttributes.DeadLetterQueueSourceArn,
                "MessageGroupId" => SystemAttributes.MessageGroupId,

                // A standard queue's messages have none of these; the older list of names also allows a queue's attributes.
                "SequenceNumber" or "MessageDeduplicationId" => SystemAttributes.None,
                _ when QueueAttribute.IsKnown(name) => SystemAttributes.None,
                _ => throw new SqsException(SqsFault.InvalidAttributeName, $"Unknown Attribute {name}."),
            };
        }
    }

    private static int Within(int value, int lowest, int highest, string parameter) =>
        value >= lowest && value <= highest
            ? value
            : throw SqsException.InvalidValue(value, parameter, $"Must be between {lowest} and {highest}, if provided.");
}
