using System.Collections;
using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="BitArray"/> as an array of booleans.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BitArrayFormatter : IRemoteFormatter<BitArray?>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, BitArray? value)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(value.Length);
        foreach (bool bit in value)
        {
            writer.Write(bit);
        }
    }

    /// <inheritdoc/>
    public static BitArray? Read(ref MessagePackReader reader) =>
        ArrayFormatter<bool, BooleanFormatter>.Read(ref reader) is { } bits ? new BitArray(bits) : null;
}
