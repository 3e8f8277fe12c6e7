using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="int"/> in all its bytes, as MessagePack-CSharp writes it inside a collection of one's own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FixedWidthInt32Formatter : IRemoteFormatter<int>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, int value) => writer.WriteInt32(value);

    /// <inheritdoc/>
    public static int Read(ref MessagePackReader reader) => reader.ReadInt32();
}
