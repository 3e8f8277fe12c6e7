using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="ValueTuple{T1}"/> as an array of one.</summary>
/// <typeparam name="T1">The type of Item1.</typeparam>
/// <typeparam name="T1Formatter">Writes Item1.</typeparam>
public readonly struct ValueTupleFormatter<T1, T1Formatter> : IRemoteFormatter<ValueTuple<T1>>
    where T1Formatter : IRemoteFormatter<T1>
{
    private const int Parts = 1;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ValueTuple<T1> value)
    {
        writer.WriteArrayHeader(Parts);
        T1Formatter.Write(ref writer, value.Item1);
    }

    /// <inheritdoc/>
    public static ValueTuple<T1> Read(ref MessagePackReader reader)
    {
        RemoteReader.EnterArray(ref reader, Parts);
        var item = "Item1";
        try
        {
            var item1 = T1Formatter.Read(ref reader);
            RemoteReader.Leave(ref reader);
            return new ValueTuple<T1>(item1);
        }
        catch (Exception exception) when (RemotePath.Passes(exception, item))
        {
            throw;
        }
    }
}
