using System.Buffers;
using Arthropod.Remote.Serialization;
using MessagePack;

namespace Arthropod.Remote.Wire;

/// <summary>
/// Reads of an envelope that holds no proper request whom to tell: fields that are missing or wrong are passed over,
/// and it ends where the bytes make no sense any more.
/// </summary>
internal static class ReturnAddressReader
{
    /// <returns>The addresses of the envelope's frames, at most so many; none is vouched for.</returns>
    public static IReadOnlyList<ReturnAddress> Read(string body, int most)
    {
        var found = new List<ReturnAddress>();
        try
        {
            var reader = new MessagePackReader(EnvelopeReader.Decode(body));
            var items = reader.ReadArrayHeader();
            RemoteReader.Skip(ref reader); // The header.
            for (var index = 1; index < items && found.Count < most; index++)
            {
                ReadFrame(ref reader, found);
            }
        }
        catch (Exception)
        {
            // MessagePackReader throws several kinds for bytes that lie. What stood before them counts.
        }

        return found;
    }

    private static void ReadFrame(ref MessagePackReader reader, List<ReturnAddress> found)
    {
        var items = reader.ReadArrayHeader();
        RemoteReader.Skip(ref reader); // The kind: whoever gives an address wants an answer.
        Guid? callId = null;
        string? inbox = null;
        for (var left = reader.ReadMapHeader(); left > 0; left--)
        {
            switch ((FrameField)WireKey.Read(ref reader))
            {
                case FrameField.CallId when reader.NextMessagePackType == MessagePackType.Binary:
                    callId = ToCallId(reader.ReadBytes()!.Value);
                    break;
                case FrameField.ReplyTo when reader.NextMessagePackType == MessagePackType.String:
                    inbox = reader.ReadString();
                    break;
                default:
                    RemoteReader.Skip(ref reader);
                    continue;
            }

            if (callId is { } id && inbox is not null)
            {
                // At once: what follows in the frame may be what is broken.
                found.Add(new ReturnAddress(id, inbox));
                (callId, inbox) = (null, null);
            }
        }

        for (var index = 2; index < items; index++)
        {
            RemoteReader.Skip(ref reader);
        }
    }

    private static Guid? ToCallId(ReadOnlySequence<byte> bytes) =>
        bytes.Length == 16 ? new Guid(bytes.ToArray(), bigEndian: true) : null;
}
