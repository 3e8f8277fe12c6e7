using Arthropod.Remote.LocalSqs.Engine;

namespace Arthropod.Remote.LocalSqs.Protocol;

/// <summary>For the operations that are told a queue and nothing else.</summary>
internal static class QueueParameter
{
    /// <exception cref="SqsException">The queue is missing, in the request or at all.</exception>
    public static LocalQueue Read(ref RequestReader request, OperationContext context)
    {
        LocalQueue? queue = null;
        while (request.NextField())
        {
            if (request.FieldIs("QueueUrl"u8))
            {
                queue = request.Queue(context.Queues);
            }
            else
            {
                request.Skip();
            }
        }

        return queue ?? throw SqsException.Missing("QueueUrl");
    }
}
