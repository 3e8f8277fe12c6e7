using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary>Any collection that can be created empty and added to, as an array.</summary>
/// <typeparam name="TCollection">The collection.</typeparam>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TFormatter">Writes an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CollectionFormatter<TCollection, T, TFormatter> : IRemoteFormatter<TCollection?>
    where TCollection : class, ICollection<T>, new()
    where TFormatter : IRemoteFormatter<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, TCollection? value) =>
        CollectionWriter.Write<T, TFormatter>(ref writer, value);

    /// <inheritdoc/>
    public static TCollection? Read(ref MessagePackReader reader)
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        var count = RemoteReader.EnterArray(ref reader);
        var collection = new TCollection();
        var i = 0;
        try
        {
            for (; i < count; i++)
            {
                collection.Add(TFormatter.Read(ref reader));
            }
        }
        catch (Exception exception) when (RemotePath.Passes(exception, i))
        {
            throw;
        }

        RemoteReader.Leave(ref reader);
        return collection;
    }
}
