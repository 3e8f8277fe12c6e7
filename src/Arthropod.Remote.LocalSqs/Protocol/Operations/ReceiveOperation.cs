using System.Text.Json;
using Arthropod.Remote.LocalSqs.Engine;

namespace Arthropod.Remote.LocalSqs.Protocol.Operations;

/// <summary>Writes the answer of ReceiveMessage, the one operation that may wait.</summary>
internal static class ReceiveOperation
{
    public const string Name = "AmazonSQS.ReceiveMessage";

    private const string SenderId = "AIDALOCALSQS000000000";

    public static void Write(ReceiveParameters parameters, Delivery[] deliveries, Utf8JsonWriter answer)
    {
        if (deliveries.Length == 0)
        {
            return;
        }

        answer.WriteStartArray("Messages"u8);
        foreach (ref readonly var delivery in deliveries.AsSpan())
        {
            answer.WriteStartObject();
            WriteMessage(parameters, delivery, answer);
            answer.WriteEndObject();
        }

        answer.WriteEndArray();
    }

    private static void WriteMessage(ReceiveParameters parameters, in Delivery delivery, Utf8JsonWriter answer)
    {
        var message = delivery.Message;
        Span<byte> handle = stackalloc byte[ReceiptHandle.TextLength];
        delivery.Handle.Write(handle);
        answer.WriteGuid("MessageId"u8, message.MessageId);
        answer.WriteString("ReceiptHandle"u8, handle);
        answer.WriteMd5("MD5OfBody"u8, message.BodyMd5);
        answer.WriteString("Body"u8, message.Body);
        if (parameters.SystemAttributes != SystemAttributes.None)
        {
            WriteSystemAttributes(parameters.SystemAttributes, delivery, answer);
        }

        if (message.Attributes is not null && parameters.AttributeNames is { Count: > 0 })
        {
            WriteAttributes(parameters, message, answer);
        }
    }

    private static void WriteSystemAttributes(SystemAttributes wanted, in Delivery delivery, Utf8JsonWriter answer)
    {
        var message = delivery.Message;
        answer.WriteStartObject("Attributes"u8);
        if (wanted.HasFlag(SystemAttributes.SenderId))
        {
            answer.WriteString("SenderId"u8, SenderId);
        }

        if (wanted.HasFlag(SystemAttributes.SentTimestamp))
        {
            answer.WriteNumberText("SentTimestamp"u8, message.SentAt);
        }

        if (wanted.HasFlag(SystemAttributes.ApproximateReceiveCount))
        {
            answer.WriteNumberText("ApproximateReceiveCount"u8, delivery.ReceiveCount);
        }

        if (wanted.HasFlag(SystemAttributes.ApproximateFirstReceiveTimestamp))
        {
            answer.WriteNumberText("ApproximateFirstReceiveTimestamp"u8, delivery.FirstReceivedAt);
        }

        WriteWhenThere(wanted, SystemAttributes.TraceHeader, "AWSTraceHeader"u8, message.TraceHeader, answer);
        WriteWhenThere(wanted, SystemAttributes.DeadLetterQueueSourceArn, "DeadLetterQueueSourceArn"u8, message.DeadLetterSourceArn, answer);
        WriteWhenThere(wanted, SystemAttributes.MessageGroupId, "MessageGroupId"u8, message.MessageGroupId, answer);
        answer.WriteEndObject();
    }

    private static void WriteWhenThere(SystemAttributes wanted, SystemAttributes attribute, ReadOnlySpan<byte> name, string? value, Utf8JsonWriter answer)
    {
        if (value is not null && wanted.HasFlag(attribute))
        {
            answer.WriteString(name, value);
        }
    }

    // The MD5 is that of the attributes told, not of those sent: clients verify what they see.
    private static void WriteAttributes(ReceiveParameters parameters, StoredMessage message, Utf8JsonWriter answer)
    {
        var told = Array.FindAll(message.Attributes!, parameters.Wants);
        if (told.Length == 0)
        {
            return;
        }

        answer.WriteMd5("MD5OfMessageAttributes"u8, told.Length == message.Attributes!.Length ? message.AttributesMd5 : Md5.Of(told));
        answer.WriteStartObject("MessageAttributes"u8);
        foreach (var attribute in told)
        {
            answer.WriteStartObject(attribute.Name);
            answer.WriteString("DataType"u8, attribute.DataType);
            if (attribute.IsBinary)
            {
                answer.WriteBase64String("BinaryValue"u8, attribute.Value);
            }
            else
            {
                answer.WriteString("StringValue"u8, attribute.Value);
            }

            answer.WriteEndObject();
        }

        answer.WriteEndObject();
    }
}
