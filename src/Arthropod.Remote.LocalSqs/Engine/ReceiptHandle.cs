using System.Buffers.Binary;
using System.Buffers.Text;
using System.Runtime.InteropServices;

namespace Arthropod.Remote.LocalSqs.Engine;

/// <summary>
/// Names one delivery of one message of one queue: in the text that clients see, these three numbers in Base64.
/// The queue's number is random, so that what was not issued by this queue is recognised as rubbish.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ReceiptHandle(long QueueId, long Sequence, long DeliveryId)
{
    /// <summary>The length of the text: 24 bytes in Base64.</summary>
    public const int TextLength = 32;

    private const int ByteLength = 24;

    public void Write(Span<byte> utf8)
    {
        Span<byte> bytes = stackalloc byte[ByteLength];
        BinaryPrimitives.WriteInt64BigEndian(bytes, QueueId);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Sequence);
        BinaryPrimitives.WriteInt64BigEndian(bytes[16..], DeliveryId);
        Base64.EncodeToUtf8(bytes, utf8, out _, out _);
    }

    public static bool TryParse(ReadOnlySpan<byte> utf8, out ReceiptHandle handle)
    {
        Span<byte> bytes = stackalloc byte[ByteLength];
        if (utf8.Length != TextLength
            || Base64.DecodeFromUtf8(utf8, bytes, out _, out var written) != System.Buffers.OperationStatus.Done
            || written != ByteLength)
        {
            handle = default;
            return false;
        }

        handle = new(
            BinaryPrimitives.ReadInt64BigEndian(bytes),
            BinaryPrimitives.ReadInt64BigEndian(bytes[8..]),
            BinaryPrimitives.ReadInt64BigEndian(bytes[16..]));
        return true;
    }
}
