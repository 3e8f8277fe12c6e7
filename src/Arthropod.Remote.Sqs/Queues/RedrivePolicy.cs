using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Arthropod.Remote.Sqs.Queues;

/// <summary>SQS's last net: where a message goes that was received too often.</summary>
internal static class RedrivePolicy
{
    private const string TargetName = "deadLetterTargetArn";
    private const string CountName = "maxReceiveCount";

    /// <summary>Writes the attribute's value.</summary>
    /// <param name="targetArn">The dead-letter queue's ARN.</param>
    /// <param name="maxReceiveCount">How often a message may be received.</param>
    /// <returns>The value.</returns>
    public static string Write(string targetArn, int maxReceiveCount)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString(TargetName, targetArn);
            writer.WriteNumber(CountName, maxReceiveCount);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads the attribute's value.</summary>
    /// <param name="value">The value; may be missing.</param>
    /// <returns>The dead-letter queue's name and the count, as far as they are there.</returns>
    public static (string? Queue, int? MaxReceiveCount) Read(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return default;
        }

        try
        {
            using var document = JsonDocument.Parse(value);
            var policy = document.RootElement;
            if (policy.ValueKind != JsonValueKind.Object)
            {
                return default;
            }

            // An ARN ends with the queue's name: arn:aws:sqs:region:account:name.
            var arn = policy.TryGetProperty(TargetName, out var target) ? target.ToString() : "";
            var count = policy.TryGetProperty(CountName, out var max) ? max.ToString() : "";
            return (
                arn[(arn.LastIndexOf(':') + 1)..],
                // SQS has answered it both as a number and as a string.
                int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
