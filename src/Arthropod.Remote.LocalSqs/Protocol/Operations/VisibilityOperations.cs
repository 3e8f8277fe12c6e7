using System.Text.Json;
using Arthropod.Remote.LocalSqs.Engine;

namespace Arthropod.Remote.LocalSqs.Protocol.Operations;

/// <summary>ChangeMessageVisibility and ChangeMessageVisibilityBatch.</summary>
internal static class VisibilityOperations
{
    public static void ChangeMessageVisibility(ref RequestReader request, OperationContext context, Utf8JsonWriter answer)
    {
        LocalQueue? queue = null;
        var entry = default(ReceiptEntry);
        while (request.NextField())
        {
            if (request.FieldIs("QueueUrl"u8))
            {
                queue = request.Queue(context.Queues);
            }
            else if (!entry.TryRead(ref request))
            {
                request.Skip();
            }
        }

        Change(queue ?? throw SqsException.Missing("QueueUrl"), entry);
    }

    public static void ChangeMessageVisibilityBatch(ref RequestReader request, OperationContext context, Utf8JsonWriter answer) =>
        ReceiptEntry.ForEach(ref request, context, answer, Change);

    private static void Change(LocalQueue queue, ReceiptEntry entry)
    {
        var handle = entry.RequiredHandle;
        switch (entry.VisibilityTimeout)
        {
            case null:
                throw SqsException.Missing("VisibilityTimeout");
            case < 0 or > SqsLimits.MaxVisibilitySeconds:
                throw SqsException.InvalidValue(entry.VisibilityTimeout, "VisibilityTimeout", $"Must be between 0 and {SqsLimits.MaxVisibilitySeconds}.");
            case { } seconds:
                queue.ChangeVisibility(handle, seconds);
                break;
        }
    }
}
