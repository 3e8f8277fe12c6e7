using System.ComponentModel;
using System.Numerics;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="UInt128"/> as <see cref="BigInteger"/> travels: MessagePack-CSharp has no encoding for it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt128Formatter : IRemoteFormatter<UInt128>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, UInt128 value) => BigIntegerFormatter.Write(ref writer, value);

    /// <inheritdoc/>
    public static UInt128 Read(ref MessagePackReader reader) => (UInt128)BigIntegerFormatter.Read(ref reader);
}
