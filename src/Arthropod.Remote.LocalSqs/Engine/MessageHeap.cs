namespace Arthropod.Remote.LocalSqs.Engine;

/// <summary>
/// A binary heap whose messages know their slots, so that one that is deleted or renewed leaves its place in
/// O(log n) without a search. Ties go by sequence: what was sent first becomes visible first.
/// </summary>
internal sealed class MessageHeap<TOrder>
    where TOrder : struct, IHeapOrder
{
    private StoredMessage[] _items = [];

    public int Count { get; private set; }

    /// <summary>The first by order; null when empty.</summary>
    public StoredMessage? First => Count == 0 ? null : _items[0];

    public void Add(StoredMessage message)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(16, Count * 2));
        }

        RiseFrom(Count++, message);
    }

    public void Remove(StoredMessage message)
    {
        var slot = TOrder.Slot(message);
        TOrder.Slot(message) = -1;
        var last = _items[--Count];
        _items[Count] = null!;
        if (slot == Count)
        {
            ShrinkWhenMostlyEmpty();
            return;
        }

        if (slot > 0 && IsBefore(last, _items[(slot - 1) / 2]))
        {
            RiseFrom(slot, last);
        }
        else
        {
            SinkFrom(slot, last);
        }
    }

    public void Clear()
    {
        _items = [];
        Count = 0;
    }

    /// <summary>Gives up the memory of a burst that has passed.</summary>
    private void ShrinkWhenMostlyEmpty()
    {
        if (_items.Length > 1024 && Count < _items.Length / 8)
        {
            Array.Resize(ref _items, _items.Length / 4);
        }
    }

    private void RiseFrom(int slot, StoredMessage message)
    {
        while (slot > 0)
        {
            var parent = (slot - 1) / 2;
            if (!IsBefore(message, _items[parent]))
            {
                break;
            }

            Put(slot, _items[parent]);
            slot = parent;
        }

        Put(slot, message);
    }

    private void SinkFrom(int slot, StoredMessage message)
    {
        while (true)
        {
            var child = (slot * 2) + 1;
            if (child >= Count)
            {
                break;
            }

            if (child + 1 < Count && IsBefore(_items[child + 1], _items[child]))
            {
                child++;
            }

            if (!IsBefore(_items[child], message))
            {
                break;
            }

            Put(slot, _items[child]);
            slot = child;
        }

        Put(slot, message);
    }

    private void Put(int slot, StoredMessage message)
    {
        _items[slot] = message;
        TOrder.Slot(message) = slot;
    }

    private static bool IsBefore(StoredMessage left, StoredMessage right)
    {
        var (leftKey, rightKey) = (TOrder.Key(left), TOrder.Key(right));
        return leftKey < rightKey || (leftKey == rightKey && left.Sequence < right.Sequence);
    }
}
