using System.Buffers.Binary;
using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="double"/> as a 64-bit float.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DoubleFormatter : IRemoteFormatter<double>
{
    private const int Width = 1 + sizeof(double);

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, double value)
    {
        // The library writes each of the bytes on its own.
        var bytes = writer.GetSpan(Width);
        bytes[0] = MessagePackCode.Float64;
        BinaryPrimitives.WriteDoubleBigEndian(bytes[1..], value);
        writer.Advance(Width);
    }

    /// <inheritdoc/>
    public static double Read(ref MessagePackReader reader) => reader.ReadDouble();
}
