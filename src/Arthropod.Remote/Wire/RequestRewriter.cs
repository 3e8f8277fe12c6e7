using Arthropod.Remote.Serialization;
using MessagePack;

namespace Arthropod.Remote.Wire;

/// <summary>
/// Writes the body of a request anew, for the message that replaces one: other attempts, time left and not-before time.
/// All else stays byte for byte, also what only a newer version knows.
/// </summary>
internal static class RequestRewriter
{
    /// <param name="body">A body that has been read as one request.</param>
    /// <param name="attempts">The attempts that have been used up.</param>
    /// <param name="timeLeft">How long the caller still waits; <see langword="null"/>: for ever.</param>
    /// <param name="notBefore">When the work may begin, by the queue's clock; <see langword="null"/>: at once.</param>
    /// <param name="isConfirmed">Whether its caller is not to be asked any more whether it may begin.</param>
    public static string Rewrite(string body, int attempts, TimeSpan? timeLeft, DateTimeOffset? notBefore, bool isConfirmed = false)
    {
        ReadOnlyMemory<byte> bytes = EnvelopeReader.Decode(body);
        using var buffer = new PooledBuffer();
        var writer = new MessagePackWriter(buffer);
        var reader = new MessagePackReader(bytes);
        var changes = new Changes(attempts, timeLeft, notBefore, isConfirmed);

        writer.WriteArrayHeader(reader.ReadArrayHeader());
        CopyValue(ref reader, ref writer, bytes); // The header.

        // Beside the request there may be frames of kinds that only a newer version knows.
        while (!reader.End)
        {
            if (IsRequest(reader))
            {
                WriteRequest(ref reader, ref writer, bytes, changes);
            }
            else
            {
                CopyValue(ref reader, ref writer, bytes);
            }
        }

        writer.Flush();
        return EnvelopeWriter.ToBody(buffer.Memory);
    }

    private static bool IsRequest(MessagePackReader frame)
    {
        frame.ReadArrayHeader();
        return (FrameKind)frame.ReadInt32() == FrameKind.Request;
    }

    private static void WriteRequest(ref MessagePackReader reader, ref MessagePackWriter writer, ReadOnlyMemory<byte> bytes, Changes changes)
    {
        var items = reader.ReadArrayHeader();
        writer.WriteArrayHeader(items);
        CopyValue(ref reader, ref writer, bytes); // The kind.
        WriteFields(ref reader, ref writer, bytes, changes);
        for (var index = 2; index < items; index++)
        {
            CopyValue(ref reader, ref writer, bytes);
        }
    }

    private static void WriteFields(ref MessagePackReader reader, ref MessagePackWriter writer, ReadOnlyMemory<byte> bytes, Changes changes)
    {
        var (attempts, timeLeft, notBefore, isConfirmed) = changes;
        var count = reader.ReadMapHeader();
        var first = reader;
        writer.WriteMapHeader(CountKept(first, count, isConfirmed) + (attempts == 0 ? 0 : 1) + (timeLeft is null ? 0 : 1) + (notBefore is null ? 0 : 1));
        FrameWriter.WriteProgressOfCall(ref writer, attempts, timeLeft, notBefore);
        for (var index = 0; index < count; index++)
        {
            var start = (int)reader.Consumed;
            var field = (FrameField)reader.ReadInt32();
            RemoteReader.Skip(ref reader);
            if (IsKept(field, isConfirmed))
            {
                writer.WriteRaw(bytes.Span[start..(int)reader.Consumed]);
            }
        }
    }

    private static int CountKept(MessagePackReader reader, int count, bool isConfirmed)
    {
        var kept = 0;
        for (var index = 0; index < count; index++)
        {
            kept += IsKept((FrameField)reader.ReadInt32(), isConfirmed) ? 1 : 0;
            RemoteReader.Skip(ref reader);
        }

        return kept;
    }

    private static bool IsKept(FrameField field, bool isConfirmed) =>
        field is not (FrameField.Attempt or FrameField.TimeLeft or FrameField.NotBefore) && !(isConfirmed && field == FrameField.Confirm);

    private static void CopyValue(ref MessagePackReader reader, ref MessagePackWriter writer, ReadOnlyMemory<byte> bytes)
    {
        var start = (int)reader.Consumed;
        RemoteReader.Skip(ref reader);
        writer.WriteRaw(bytes.Span[start..(int)reader.Consumed]);
    }

    private readonly record struct Changes(int Attempts, TimeSpan? TimeLeft, DateTimeOffset? NotBefore, bool IsConfirmed);
}
