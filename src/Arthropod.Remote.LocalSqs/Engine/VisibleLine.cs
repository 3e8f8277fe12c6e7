namespace Arthropod.Remote.LocalSqs.Engine;

/// <summary>
/// The messages that can be received, in the order in which they became visible. One that comes back (its
/// visibility timeout over, or released) joins at the end, so that a message nobody can digest does not stand in
/// front of all others for ever.
/// </summary>
internal sealed class VisibleLine
{
    private StoredMessage? _last;

    public int Count { get; private set; }

    public StoredMessage? First { get; private set; }

    public void Append(StoredMessage message)
    {
        message.Previous = _last;
        if (_last is null)
        {
            First = message;
        }
        else
        {
            _last.Next = message;
        }

        _last = message;
        Count++;
    }

    /// <summary>For a delivery that never reached anybody: the message takes the place that it had.</summary>
    public void Prepend(StoredMessage message)
    {
        message.Next = First;
        if (First is null)
        {
            _last = message;
        }
        else
        {
            First.Previous = message;
        }

        First = message;
        Count++;
    }

    public void Clear()
    {
        First = _last = null;
        Count = 0;
    }

    public void Remove(StoredMessage message)
    {
        if (message.Previous is null)
        {
            First = message.Next;
        }
        else
        {
            message.Previous.Next = message.Next;
        }

        if (message.Next is null)
        {
            _last = message.Previous;
        }
        else
        {
            message.Next.Previous = message.Previous;
        }

        message.Next = message.Previous = null;
        Count--;
    }
}
