using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary>Writes any collection as an array.</summary>
internal static class CollectionWriter
{
    public static void Write<T, TFormatter>(ref MessagePackWriter writer, IEnumerable<T>? values)
        where TFormatter : IRemoteFormatter<T>
    {
        if (values is null)
        {
            writer.WriteNil();
            return;
        }

        if (!values.TryGetNonEnumeratedCount(out var count))
        {
            // The header needs the count, and a lazy sequence may be enumerated only once.
            values = [.. values];
            count = ((ICollection<T>)values).Count;
        }

        writer.WriteArrayHeader(count);
        var written = 0;
        foreach (var value in values)
        {
            TFormatter.Write(ref writer, value);
            written++;
        }

        if (written != count)
        {
            throw new RemoteSerializationException("The collection was changed while it was being written.");
        }
    }
}
