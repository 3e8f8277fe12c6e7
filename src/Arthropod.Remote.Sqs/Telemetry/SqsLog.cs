using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Sqs.Telemetry;

/// <summary>What the transport logs. Never a body, a receipt or a credential.</summary>
internal static partial class SqsLog
{
    [LoggerMessage(EventId = 4001, Level = LogLevel.Information, Message = "Created queue '{Queue}'.")]
    public static partial void QueueCreated(ILogger logger, string queue);

    [LoggerMessage(
        EventId = 4002,
        Level = LogLevel.Warning,
        Message = "Queue '{Queue}' exists with {Attribute} = {Found}, where {Expected} was expected. It is left as it is; change it by hand if it is not meant.")]
    public static partial void QueueDiffers(ILogger logger, string queue, string attribute, string found, string expected);

    [LoggerMessage(
        EventId = 4003,
        Level = LogLevel.Warning,
        Message = "Message {MessageId} came damaged from queue '{Queue}' (its MD5 does not match). It is left in the queue and comes again after its visibility timeout.")]
    public static partial void MessageDamaged(ILogger logger, string messageId, string queue);

    [LoggerMessage(
        EventId = 4004,
        Level = LogLevel.Warning,
        Message = "The SQS client refused a whole receive from queue '{Queue}' because one message came damaged (its MD5 does not match). Messages are received one at a time for {Duration}, so that it keeps nobody else back.")]
    public static partial void ReceiveRefused(ILogger logger, string queue, TimeSpan duration);
}
