using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="Tuple{T1}"/> as an array of one.</summary>
/// <typeparam name="T1">The type of Item1.</typeparam>
/// <typeparam name="T1Formatter">Writes Item1.</typeparam>
public readonly struct TupleFormatter<T1, T1Formatter> : IRemoteFormatter<Tuple<T1>?>
    where T1Formatter : IRemoteFormatter<T1>
{
    private const int Parts = 1;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Tuple<T1>? value)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(Parts);
        T1Formatter.Write(ref writer, value.Item1);
    }

    /// <inheritdoc/>
    public static Tuple<T1>? Read(ref MessagePackReader reader)
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        RemoteReader.EnterArray(ref reader, Parts);
        var item = "Item1";
        try
        {
            var item1 = T1Formatter.Read(ref reader);
            RemoteReader.Leave(ref reader);
            return new Tuple<T1>(item1);
        }
        catch (Exception exception) when (RemotePath.Passes(exception, item))
        {
            throw;
        }
    }
}
