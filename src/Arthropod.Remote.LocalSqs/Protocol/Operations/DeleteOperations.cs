using System.Text.Json;
using Arthropod.Remote.LocalSqs.Engine;

namespace Arthropod.Remote.LocalSqs.Protocol.Operations;

/// <summary>DeleteMessage and DeleteMessageBatch.</summary>
internal static class DeleteOperations
{
    public static void DeleteMessage(ref RequestReader request, OperationContext context, Utf8JsonWriter answer)
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

        Delete(queue ?? throw SqsException.Missing("QueueUrl"), entry);
    }

    public static void DeleteMessageBatch(ref RequestReader request, OperationContext context, Utf8JsonWriter answer) =>
        ReceiptEntry.ForEach(ref request, context, answer, Delete);

    private static void Delete(LocalQueue queue, ReceiptEntry entry) => queue.Delete(entry.RequiredHandle);
}
