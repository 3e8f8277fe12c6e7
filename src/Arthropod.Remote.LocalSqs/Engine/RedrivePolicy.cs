using System.Text;
using System.Text.Json;

namespace Arthropod.Remote.LocalSqs.Engine;

/// <summary>Where a message goes that has been received <paramref name="MaxReceiveCount"/> times in vain.</summary>
internal sealed record RedrivePolicy(string TargetArn, int MaxReceiveCount)
{
    /// <summary>As GetQueueAttributes tells it.</summary>
    public string Json => $$"""{"deadLetterTargetArn":"{{TargetArn}}","maxReceiveCount":{{MaxReceiveCount}}}""";

    /// <exception cref="SqsException">The text is no redrive policy.</exception>
    public static RedrivePolicy Parse(string text)
    {
        string? target = null;
        int? count = null;
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                throw Invalid(text, "Redrive policy is not a valid JSON map.");
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isTarget = reader.ValueTextEquals("deadLetterTargetArn"u8);
                var isCount = reader.ValueTextEquals("maxReceiveCount"u8);
                reader.Read();
                if (isTarget && reader.TokenType == JsonTokenType.String)
                {
                    target = reader.GetString();
                }
                else if (isCount)
                {
                    count = ReadCount(ref reader);
                }
                else
                {
                    reader.Skip();
                }
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw Invalid(text, "Redrive policy is not a valid JSON map.");
        }

        if (target is null)
        {
            throw Invalid(text, "Redrive policy does not contain mandatory attribute: deadLetterTargetArn.");
        }

        if (count is null)
        {
            throw Invalid(text, "Redrive policy does not contain mandatory attribute: maxReceiveCount.");
        }

        if (count is < 1 or > SqsLimits.MaxReceiveCount)
        {
            throw Invalid(text, $"Invalid value for maxReceiveCount: {count}, valid values are from 1 to {SqsLimits.MaxReceiveCount} both inclusive.");
        }

        return new(target, count.Value);
    }

    public static SqsException Invalid(string text, string reason) =>
        SqsException.InvalidValue(text, QueueAttribute.RedrivePolicy, reason);

    // Written as a number by some clients and as a string by others; SQS takes both.
    private static int? ReadCount(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.TryGetInt32(out var number) ? number : -1,
        JsonTokenType.String => int.TryParse(reader.GetString(), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : -1,
        _ => -1,
    };
}
