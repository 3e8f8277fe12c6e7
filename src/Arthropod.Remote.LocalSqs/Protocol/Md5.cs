using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Arthropod.Remote.LocalSqs.Engine;

namespace Arthropod.Remote.LocalSqs.Protocol;

/// <summary>The checksums by which clients verify what arrived. SQS prescribes MD5; nothing here depends on its strength.</summary>
internal static class Md5
{
    private const byte StringTransport = 1;
    private const byte BinaryTransport = 2;

    public static UInt128 Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
        MD5.HashData(bytes, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    /// <summary>
    /// As the SQS developer guide prescribes ("Calculating the MD5 message digest for message attributes"): sorted by
    /// name; of each the name, the type and the value, each with its length in four bytes, the value also with a byte
    /// for its transport type.
    /// </summary>
    public static UInt128 Of(ReadOnlySpan<MessageAttribute> sorted)
    {
        using var buffer = new PooledBuffer();
        foreach (var attribute in sorted)
        {
            WriteText(buffer, attribute.Name);
            WriteText(buffer, attribute.DataType);
            buffer.Write([attribute.IsBinary ? BinaryTransport : StringTransport]);
            WriteLength(buffer, attribute.Value.Length);
            buffer.Write(attribute.Value);
        }

        return Of(buffer.Written.Span);
    }

    private static void WriteText(PooledBuffer buffer, string text)
    {
        WriteLength(buffer, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, buffer);
    }

    private static void WriteLength(PooledBuffer buffer, int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(buffer.GetSpan(4), length);
        buffer.Advance(4);
    }
}
