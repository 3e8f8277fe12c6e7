using Arthropod.Remote.Serialization;
using MessagePack;

namespace Arthropod.Remote.Wire;

/// <summary>
/// Writes a request anew, for the message that replaces one: what differs from message to message of one call. All else
/// stays byte for byte, also what only a newer version knows.
/// </summary>
internal static class RequestRewriter
{
    /// <param name="body">A body that has been read as one request.</param>
    /// <param name="progress">The request, with what is different now (<see cref="FrameTable.ProgressOfCall"/>).</param>
    /// <returns>The frames of the new message: beside the request there may be some that only a newer version knows.</returns>
    public static EncodedFrames Rewrite(string body, RequestFrame progress)
    {
        ReadOnlyMemory<byte> bytes = EnvelopeReader.Decode(body);
        using var buffer = new PooledBuffer(bytes.Length + 64);
        var writer = new MessagePackWriter(buffer);
        var reader = new MessagePackReader(bytes);

        var count = reader.ReadArrayHeader() - 1;
        RemoteReader.Skip(ref reader); // The header: the new message has its own.
        while (!reader.End)
        {
            if (IsRequest(reader))
            {
                WriteRequest(ref reader, ref writer, bytes, progress);
            }
            else
            {
                CopyValue(ref reader, ref writer, bytes);
            }
        }

        writer.Flush();
        return new EncodedFrames(count, buffer.Span.ToArray());
    }

    private static bool IsRequest(MessagePackReader frame)
    {
        frame.ReadArrayHeader();
        return (FrameKind)WireKey.Read(ref frame) == FrameKind.Request;
    }

    private static void WriteRequest(
        ref MessagePackReader reader, ref MessagePackWriter writer, ReadOnlyMemory<byte> bytes, RequestFrame progress)
    {
        var items = reader.ReadArrayHeader();
        writer.WriteArrayHeader(items);
        CopyValue(ref reader, ref writer, bytes); // The kind.
        WriteFields(ref reader, ref writer, bytes, progress);
        for (var index = 2; index < items; index++)
        {
            CopyValue(ref reader, ref writer, bytes);
        }
    }

    private static void WriteFields(
        ref MessagePackReader reader, ref MessagePackWriter writer, ReadOnlyMemory<byte> bytes, RequestFrame progress)
    {
        var count = reader.ReadMapHeader();
        var first = reader;
        writer.WriteMapHeader(CountKept(first, count) + FieldOf<RequestFrame>.Count(FrameTable.ProgressOfCall, progress));
        FieldOf<RequestFrame>.Write(ref writer, FrameTable.ProgressOfCall, progress);
        for (var index = 0; index < count; index++)
        {
            var start = (int)reader.Consumed;
            var field = (FrameField)WireKey.Read(ref reader);
            RemoteReader.Skip(ref reader);
            if (IsKept(field))
            {
                writer.WriteRaw(bytes.Span[start..(int)reader.Consumed]);
            }
        }
    }

    private static int CountKept(MessagePackReader reader, int count)
    {
        var kept = 0;
        for (var index = 0; index < count; index++)
        {
            kept += IsKept((FrameField)WireKey.Read(ref reader)) ? 1 : 0;
            RemoteReader.Skip(ref reader);
        }

        return kept;
    }

    private static bool IsKept(FrameField key)
    {
        foreach (var field in FrameTable.ProgressOfCall)
        {
            if (field.Key == key)
            {
                return false;
            }
        }

        return true;
    }

    private static void CopyValue(ref MessagePackReader reader, ref MessagePackWriter writer, ReadOnlyMemory<byte> bytes)
    {
        var start = (int)reader.Consumed;
        RemoteReader.Skip(ref reader);
        writer.WriteRaw(bytes.Span[start..(int)reader.Consumed]);
    }
}
