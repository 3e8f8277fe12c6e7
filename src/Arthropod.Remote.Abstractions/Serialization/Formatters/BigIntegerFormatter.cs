using System.Buffers;
using System.ComponentModel;
using System.Numerics;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="BigInteger"/> as binary: two's complement, the lowest byte first, as short as can be.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BigIntegerFormatter : IRemoteFormatter<BigInteger>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, BigInteger value)
    {
        var length = value.GetByteCount();
        writer.WriteBinHeader(length);
        _ = value.TryWriteBytes(writer.GetSpan(length), out _);
        writer.Advance(length);
    }

    /// <inheritdoc/>
    public static BigInteger Read(ref MessagePackReader reader)
    {
        var bytes = reader.ReadBytes() ?? throw RemoteReader.UnexpectedNil(nameof(BigInteger));
        return bytes.IsSingleSegment ? new BigInteger(bytes.FirstSpan) : new BigInteger(bytes.ToArray());
    }
}
