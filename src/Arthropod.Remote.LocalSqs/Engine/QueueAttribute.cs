namespace Arthropod.Remote.LocalSqs.Engine;

/// <summary>The names of queue attributes as the API spells them.</summary>
internal static class QueueAttribute
{
    public const string All = "All";
    public const string ApproximateNumberOfMessages = "ApproximateNumberOfMessages";
    public const string ApproximateNumberOfMessagesDelayed = "ApproximateNumberOfMessagesDelayed";
    public const string ApproximateNumberOfMessagesNotVisible = "ApproximateNumberOfMessagesNotVisible";
    public const string CreatedTimestamp = "CreatedTimestamp";
    public const string DelaySeconds = "DelaySeconds";
    public const string KmsDataKeyReusePeriodSeconds = "KmsDataKeyReusePeriodSeconds";
    public const string KmsMasterKeyId = "KmsMasterKeyId";
    public const string LastModifiedTimestamp = "LastModifiedTimestamp";
    public const string MaximumMessageSize = "MaximumMessageSize";
    public const string MessageRetentionPeriod = "MessageRetentionPeriod";
    public const string Policy = "Policy";
    public const string QueueArn = "QueueArn";
    public const string ReceiveMessageWaitTimeSeconds = "ReceiveMessageWaitTimeSeconds";
    public const string RedriveAllowPolicy = "RedriveAllowPolicy";
    public const string RedrivePolicy = "RedrivePolicy";
    public const string SqsManagedSseEnabled = "SqsManagedSseEnabled";
    public const string VisibilityTimeout = "VisibilityTimeout";

    /// <summary>What can be set, in the order in which it is told.</summary>
    public static readonly IReadOnlyList<string> Settable =
    [
        VisibilityTimeout, MaximumMessageSize, MessageRetentionPeriod, DelaySeconds, ReceiveMessageWaitTimeSeconds,
        RedrivePolicy, RedriveAllowPolicy, Policy, KmsMasterKeyId, KmsDataKeyReusePeriodSeconds, SqsManagedSseEnabled,
    ];

    /// <summary>What the queue tells of itself.</summary>
    public static readonly IReadOnlyList<string> ReadOnly =
    [
        QueueArn, ApproximateNumberOfMessages, ApproximateNumberOfMessagesNotVisible, ApproximateNumberOfMessagesDelayed,
        CreatedTimestamp, LastModifiedTimestamp,
    ];

    /// <summary>Known to SQS, but only for queues of a kind that is not served here.</summary>
    public static readonly IReadOnlyList<string> Fifo =
        ["FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit"];

    public static bool IsKnown(string name) =>
        name == All || Settable.Contains(name) || ReadOnly.Contains(name) || Fifo.Contains(name);
}
