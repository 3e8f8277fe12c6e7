using System.ComponentModel;
using System.Numerics;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="Int128"/> as <see cref="BigInteger"/> travels: MessagePack-CSharp has no encoding for it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int128Formatter : IRemoteFormatter<Int128>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Int128 value) => BigIntegerFormatter.Write(ref writer, value);

    /// <inheritdoc/>
    public static Int128 Read(ref MessagePackReader reader) => (Int128)BigIntegerFormatter.Read(ref reader);
}
