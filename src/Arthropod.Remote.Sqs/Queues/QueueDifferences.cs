using Amazon.SQS;
using Arthropod.Remote.Sqs.Client;
using Arthropod.Remote.Sqs.Telemetry;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Sqs.Queues;

/// <summary>
/// Says where a queue that exists is not as it should be. It is not changed: somebody may have had a reason, and two
/// versions of an application would change it back and forth.
/// </summary>
internal static class QueueDifferences
{
    /// <summary>Logs each difference.</summary>
    /// <param name="definition">The queue as it should be.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <param name="logger">Where to say it.</param>
    public static void Log(QueueDefinition definition, Dictionary<string, string> attributes, ILogger logger)
    {
        if (definition.Retention is { } retention)
        {
            Compare(QueueAttributeName.MessageRetentionPeriod, Seconds.Text(retention));
        }

        if (definition.DeadLetterQueue is { } deadLetterQueue)
        {
            var (queue, maxReceiveCount) = RedrivePolicy.Read(attributes.GetValueOrDefault(QueueAttributeName.RedrivePolicy));
            if (!string.Equals(queue, deadLetterQueue, StringComparison.Ordinal) || maxReceiveCount != definition.MaxReceiveCount)
            {
                var found = queue is null ? "none" : $"{queue} after {maxReceiveCount}";
                SqsLog.QueueDiffers(
                    logger, definition.Name, QueueAttributeName.RedrivePolicy, found, $"{deadLetterQueue} after {definition.MaxReceiveCount}");
            }
        }

        void Compare(string name, string expected)
        {
            var found = attributes.GetValueOrDefault(name);
            if (!string.Equals(found, expected, StringComparison.Ordinal))
            {
                SqsLog.QueueDiffers(logger, definition.Name, name, found ?? "nothing", expected);
            }
        }
    }
}
