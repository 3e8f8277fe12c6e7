namespace Arthropod.Remote.LocalSqs.Engine;

/// <summary>What a <see cref="MessageHeap{TOrder}"/> sorts by and where a message remembers its slot.</summary>
internal interface IHeapOrder
{
    static abstract long Key(StoredMessage message);

    static abstract ref int Slot(StoredMessage message);
}
