namespace Arthropod.Remote.LocalSqs.Engine;

/// <summary>What one receive hands out: the message, and a copy of what its next receive will change.</summary>
internal readonly record struct Delivery(StoredMessage Message, ReceiptHandle Handle, int ReceiveCount, long FirstReceivedAt);
