namespace Arthropod.Remote.LocalSqs.Engine;

/// <summary>The quotas of Amazon SQS for standard queues (SQS developer guide, "Amazon SQS quotas", and the API reference).</summary>
internal static class SqsLimits
{
    public const int MaxMessageBytes = 1_048_576;
    public const int MaxBatchEntries = 10;
    public const int MaxBatchEntryIdLength = 80;
    public const int MaxInFlight = 120_000;
    public const int MaxVisibilitySeconds = 43_200;
    public const int MaxDelaySeconds = 900;
    public const int MaxWaitSeconds = 20;
    public const int MaxQueueNameLength = 80;
    public const int MaxTags = 50;
    public const int MaxTagKeyLength = 128;
    public const int MaxTagValueLength = 256;
    public const int MaxListed = 1000;
    public const int MaxMessageAttributes = 10;
    public const int MaxAttributeNameLength = 256;
    public const int MaxReceiveCount = 1000;

    /// <summary>A request of 1 MiB whose JSON escapes every byte, and what stands around it.</summary>
    public const int MaxRequestBytes = 8 * 1024 * 1024;
}
