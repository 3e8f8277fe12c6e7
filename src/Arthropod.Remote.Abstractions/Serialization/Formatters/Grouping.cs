using System.Collections;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary>A grouping that was read: those of the base class library cannot be created.</summary>
internal sealed class Grouping<TKey, TElement>(TKey key, List<TElement> elements) : IGrouping<TKey, TElement>
{
    public TKey Key => key;

    public IEnumerator<TElement> GetEnumerator() => elements.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => elements.GetEnumerator();
}
