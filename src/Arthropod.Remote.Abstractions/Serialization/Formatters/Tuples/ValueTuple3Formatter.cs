using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="ValueTuple{T1, T2, T3}"/> as an array of three.</summary>
/// <typeparam name="T1">The type of Item1.</typeparam>
/// <typeparam name="T1Formatter">Writes Item1.</typeparam>
/// <typeparam name="T2">The type of Item2.</typeparam>
/// <typeparam name="T2Formatter">Writes Item2.</typeparam>
/// <typeparam name="T3">The type of Item3.</typeparam>
/// <typeparam name="T3Formatter">Writes Item3.</typeparam>
public readonly struct ValueTupleFormatter<T1, T1Formatter, T2, T2Formatter, T3, T3Formatter> : IRemoteFormatter<ValueTuple<T1, T2, T3>>
    where T1Formatter : IRemoteFormatter<T1>
    where T2Formatter : IRemoteFormatter<T2>
    where T3Formatter : IRemoteFormatter<T3>
{
    private const int Parts = 3;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ValueTuple<T1, T2, T3> value)
    {
        writer.WriteArrayHeader(Parts);
        T1Formatter.Write(ref writer, value.Item1);
        T2Formatter.Write(ref writer, value.Item2);
        T3Formatter.Write(ref writer, value.Item3);
    }

    /// <inheritdoc/>
    public static ValueTuple<T1, T2, T3> Read(ref MessagePackReader reader)
    {
        RemoteReader.EnterArray(ref reader, Parts);
        var item = "Item1";
        try
        {
            var item1 = T1Formatter.Read(ref reader);
            item = "Item2";
            var item2 = T2Formatter.Read(ref reader);
            item = "Item3";
            var item3 = T3Formatter.Read(ref reader);
            RemoteReader.Leave(ref reader);
            return new ValueTuple<T1, T2, T3>(item1, item2, item3);
        }
        catch (Exception exception) when (RemotePath.Passes(exception, item))
        {
            throw;
        }
    }
}
