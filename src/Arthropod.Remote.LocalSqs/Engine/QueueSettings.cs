using System.Collections.Immutable;
using System.Globalization;

namespace Arthropod.Remote.LocalSqs.Engine;

/// <summary>What can be set on a queue. Durations in seconds, as the API has them; the defaults are SQS's own.</summary>
internal sealed record QueueSettings
{
    public static readonly QueueSettings Default = new();

    public int VisibilityTimeout { get; private init; } = 30;

    public int MaximumMessageSize { get; private init; } = SqsLimits.MaxMessageBytes;

    public int MessageRetentionPeriod { get; private init; } = 345_600;

    public int DelaySeconds { get; private init; }

    public int ReceiveMessageWaitTimeSeconds { get; private init; }

    public RedrivePolicy? Redrive { get; private init; }

    /// <summary>What is kept and told, and changes nothing here: policies and encryption.</summary>
    private ImmutableSortedDictionary<string, string> Kept { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add(QueueAttribute.SqsManagedSseEnabled, "true");

    /// <summary>These settings with others in the place of some.</summary>
    /// <exception cref="SqsException">An attribute is unknown, cannot be set, or is out of range.</exception>
    public QueueSettings With(IReadOnlyDictionary<string, string> attributes)
    {
        var settings = this;
        foreach (var (name, value) in attributes)
        {
            settings = settings.With(name, value);
        }

        return settings;
    }

    /// <summary>The value as GetQueueAttributes tells it; null when it is not set.</summary>
    public string? Get(string name) => name switch
    {
        QueueAttribute.VisibilityTimeout => Text(VisibilityTimeout),
        QueueAttribute.MaximumMessageSize => Text(MaximumMessageSize),
        QueueAttribute.MessageRetentionPeriod => Text(MessageRetentionPeriod),
        QueueAttribute.DelaySeconds => Text(DelaySeconds),
        QueueAttribute.ReceiveMessageWaitTimeSeconds => Text(ReceiveMessageWaitTimeSeconds),
        QueueAttribute.RedrivePolicy => Redrive?.Json,
        _ => Kept.GetValueOrDefault(name),
    };

    private QueueSettings With(string name, string value) => name switch
    {
        QueueAttribute.VisibilityTimeout => this with { VisibilityTimeout = Number(name, value, 0, SqsLimits.MaxVisibilitySeconds) },
        QueueAttribute.MaximumMessageSize => this with { MaximumMessageSize = Number(name, value, 1024, SqsLimits.MaxMessageBytes) },
        QueueAttribute.MessageRetentionPeriod => this with { MessageRetentionPeriod = Number(name, value, 60, 1_209_600) },
        QueueAttribute.DelaySeconds => this with { DelaySeconds = Number(name, value, 0, SqsLimits.MaxDelaySeconds) },
        QueueAttribute.ReceiveMessageWaitTimeSeconds => this with { ReceiveMessageWaitTimeSeconds = Number(name, value, 0, SqsLimits.MaxWaitSeconds) },
        QueueAttribute.RedrivePolicy => this with { Redrive = value.Length == 0 ? null : RedrivePolicy.Parse(value) },
        QueueAttribute.KmsDataKeyReusePeriodSeconds => Keep(name, value.Length == 0 ? value : Text(Number(name, value, 60, 86_400))),
        QueueAttribute.Policy or QueueAttribute.RedriveAllowPolicy => Keep(name, JsonObject(name, value)),
        QueueAttribute.KmsMasterKeyId => Keep(name, value),
        QueueAttribute.SqsManagedSseEnabled => Keep(name, value is "true" or "false" ? value : throw Invalid(name)),
        _ when QueueAttribute.Fifo.Contains(name) => throw new SqsException(
            SqsFault.InvalidAttributeName, $"Attribute {name} is for FIFO queues, which this server does not serve yet."),
        _ => throw new SqsException(SqsFault.InvalidAttributeName, $"Unknown Attribute {name}."),
    };

    // An empty value removes what was set, as with SQS.
    private QueueSettings Keep(string name, string value) =>
        this with { Kept = value.Length == 0 ? Kept.Remove(name) : Kept.SetItem(name, value) };

    private static string JsonObject(string name, string value)
    {
        if (value.Length == 0)
        {
            return value;
        }

        try
        {
            using var document = System.Text.Json.JsonDocument.Parse(value);
            return document.RootElement.ValueKind == System.Text.Json.JsonValueKind.Object ? value : throw Invalid(name);
        }
        catch (System.Text.Json.JsonException)
        {
            throw Invalid(name);
        }
    }

    private static int Number(string name, string value, int lowest, int highest) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= lowest && number <= highest
            ? number
            : throw Invalid(name);

    private static SqsException Invalid(string name) =>
        new(SqsFault.InvalidAttributeValue, $"Invalid value for the parameter {name}.");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
