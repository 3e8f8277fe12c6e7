using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="KeyValuePair{TKey, TValue}"/> as an array of two.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TKeyFormatter">Writes a key.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <typeparam name="TValueFormatter">Writes a value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct KeyValuePairFormatter<TKey, TKeyFormatter, TValue, TValueFormatter> : IRemoteFormatter<KeyValuePair<TKey, TValue>>
    where TKeyFormatter : IRemoteFormatter<TKey>
    where TValueFormatter : IRemoteFormatter<TValue>
{
    private const int Parts = 2;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, KeyValuePair<TKey, TValue> value)
    {
        writer.WriteArrayHeader(Parts);
        TKeyFormatter.Write(ref writer, value.Key);
        TValueFormatter.Write(ref writer, value.Value);
    }

    /// <inheritdoc/>
    public static KeyValuePair<TKey, TValue> Read(ref MessagePackReader reader)
    {
        RemoteReader.EnterArray(ref reader, Parts);
        var member = nameof(KeyValuePair<,>.Key);
        try
        {
            var key = TKeyFormatter.Read(ref reader);
            member = nameof(KeyValuePair<,>.Value);
            var value = TValueFormatter.Read(ref reader);
            RemoteReader.Leave(ref reader);
            return new KeyValuePair<TKey, TValue>(key, value);
        }
        catch (Exception exception) when (RemotePath.Passes(exception, member))
        {
            throw;
        }
    }
}
