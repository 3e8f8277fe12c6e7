namespace Arthropod.Remote.Scheduling;

/// <summary>
/// Things in the order of their time, and those of one time in the order in which they were set: a binary heap whose
/// members know their places, so that any of a hundred thousand is taken out without a search. Its owner's lock guards it.
/// </summary>
internal sealed class DueOrder<T>
    where T : Due
{
    private readonly List<T> _items = [];
    private long _number;

    public int Count => _items.Count;

    /// <summary>What is due first.</summary>
    public T? First => _items.Count == 0 ? null : _items[0];

    /// <summary>Puts something in, or changes its time.</summary>
    public void Set(T item, long at)
    {
        Remove(item);
        item.At = at;
        item.Number = _number++;
        _items.Add(item);
        MoveUp(item, _items.Count - 1);
    }

    /// <returns>Whether it was there.</returns>
    public bool Remove(T item)
    {
        var place = item.Place;
        if (place < 0)
        {
            return false;
        }

        var last = _items[^1];
        _items.RemoveAt(_items.Count - 1);
        item.Place = -1;
        if (last != item)
        {
            MoveUp(last, place);
            MoveDown(last, last.Place);
        }

        return true;
    }

    private void MoveUp(T item, int place)
    {
        while (place > 0 && _items[(place - 1) / 2] is var above && IsBefore(item, above))
        {
            Put(above, place);
            place = (place - 1) / 2;
        }

        Put(item, place);
    }

    private void MoveDown(T item, int place)
    {
        for (var below = (2 * place) + 1; below < _items.Count; below = (2 * place) + 1)
        {
            if (below + 1 < _items.Count && IsBefore(_items[below + 1], _items[below]))
            {
                below++;
            }

            if (!IsBefore(_items[below], item))
            {
                break;
            }

            Put(_items[below], place);
            place = below;
        }

        Put(item, place);
    }

    private void Put(T item, int place)
    {
        _items[place] = item;
        item.Place = place;
    }

    private static bool IsBefore(T left, T right) => left.At != right.At ? left.At < right.At : left.Number < right.Number;
}
