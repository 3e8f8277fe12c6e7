namespace Arthropod.Remote.LocalSqs.Engine;

/// <summary>Delayed and in-flight messages, by the time when they become visible.</summary>
internal readonly struct ByDueTime : IHeapOrder
{
    public static long Key(StoredMessage message) => message.DueAt;

    public static ref int Slot(StoredMessage message) => ref message.DueSlot;
}
