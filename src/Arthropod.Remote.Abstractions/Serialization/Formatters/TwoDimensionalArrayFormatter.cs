using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary>An array of two dimensions: its lengths, then its elements in one array, the last index running fastest.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TFormatter">Writes an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TwoDimensionalArrayFormatter<T, TFormatter> : IRemoteFormatter<T[,]?>
    where TFormatter : IRemoteFormatter<T>
{
    private const int Parts = 3;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, T[,]? value)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(Parts);
        writer.Write(value.GetLength(0));
        writer.Write(value.GetLength(1));
        writer.WriteArrayHeader(value.Length);
        foreach (var item in value)
        {
            TFormatter.Write(ref writer, item);
        }
    }

    /// <inheritdoc/>
    public static T[,]? Read(ref MessagePackReader reader)
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        RemoteReader.EnterArray(ref reader, Parts);
        var length0 = reader.ReadInt32();
        var length1 = reader.ReadInt32();
        var count = RemoteReader.EnterArray(ref reader);
        ArrayShape.Check(count, [length0, length1]);
        var elements = ArrayFormatter<T, TFormatter>.ReadElements(ref reader, count);
        RemoteReader.Leave(ref reader);
        RemoteReader.Leave(ref reader);
        var array = new T[length0, length1];
        ArrayShape.Fill(array, elements);
        return array;
    }
}
