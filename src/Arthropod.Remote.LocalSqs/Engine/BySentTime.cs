namespace Arthropod.Remote.LocalSqs.Engine;

/// <summary>
/// All messages, by the time when they were sent, for retention. A plain queue would not do: what a dead-letter
/// queue is handed keeps the time when it was first sent.
/// </summary>
internal readonly struct BySentTime : IHeapOrder
{
    public static long Key(StoredMessage message) => message.SentAt;

    public static ref int Slot(StoredMessage message) => ref message.AgeSlot;
}
