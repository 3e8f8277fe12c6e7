namespace Arthropod.Remote.LocalSqs.Protocol;

/// <summary>Which system attributes a receive asks for.</summary>
[Flags]
internal enum SystemAttributes
{
    None = 0,
    SenderId = 1,
    SentTimestamp = 2,
    ApproximateReceiveCount = 4,
    ApproximateFirstReceiveTimestamp = 8,
    TraceHeader = 16,
    DeadLetterQueueSourceArn = 32,
    MessageGroupId = 64,
    All = 127,
}
