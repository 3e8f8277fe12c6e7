using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Arthropod.Remote.Serialization;
using MessagePack;

namespace Arthropod.Remote.Wire;

/// <summary>
/// The fields of a frame that is being read: where each stands. Its kind asks for those that it knows; the others have
/// been passed over. Nil is the same as not being there.
/// </summary>
internal ref struct FrameFields
{
    private readonly MessagePackReader _map;
    private Places _places;

    private FrameFields(scoped in MessagePackReader map) => _map = map;

    /// <summary>Goes over a map of fields. Of a key that comes twice, the last counts.</summary>
    public static FrameFields Scan(ref MessagePackReader reader)
    {
        var fields = new FrameFields(reader);
        var start = reader.Consumed;
        for (var left = reader.ReadMapHeader(); left > 0; left--)
        {
            var key = WireKey.Read(ref reader);
            if (key is > 0 and < Places.Count)
            {
                fields._places[key] = reader.IsNil ? 0 : checked((int)(reader.Consumed - start));
            }

            RemoteReader.Skip(ref reader);
        }

        return fields;
    }

    public readonly bool Has(FrameField key) => _places[(int)key] > 0;

    public readonly Guid CallId(FrameField key)
    {
        Span<byte> bytes = stackalloc byte[16];
        CopyBytes(key, bytes);
        return new Guid(bytes, bigEndian: true);
    }

    public readonly string? Text(FrameField key) => Has(key) ? At(key).ReadString() : null;

    public readonly int Number(FrameField key) => Has(key) ? At(key).ReadInt32() : 0;

    public readonly bool Flag(FrameField key) => Has(key) && At(key).ReadBoolean();

    public readonly ulong LeaseId(FrameField key)
    {
        if (!Has(key))
        {
            return 0;
        }

        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        CopyBytes(key, bytes);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }

    public readonly TimeSpan? Duration(FrameField key) =>
        Has(key) ? TimeSpan.FromMilliseconds(Math.Clamp(At(key).ReadInt64(), 0, EnvelopeFormat.MaxTimeLeft)) : null;

    public readonly DateTimeOffset? Time(FrameField key) =>
        Has(key) ? DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(At(key).ReadInt64(), 0, EnvelopeFormat.MaxTime)) : null;

    /// <summary>A slice of the message's own bytes, not a copy: the reader stands on one array.</summary>
    public readonly Payload Payload(FrameField key)
    {
        var bytes = At(key).ReadBytes()!.Value;
        return bytes.IsSingleSegment ? bytes.First : bytes.ToArray();
    }

    public readonly IReadOnlyDictionary<string, string>? Headers(FrameField key)
    {
        if (!Has(key))
        {
            return null;
        }

        var reader = At(key);
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var left = reader.ReadMapHeader(); left > 0; left--)
        {
            headers[reader.ReadString() ?? ""] = reader.ReadString() ?? "";
        }

        return headers;
    }

    public readonly ServerError Error(FrameField key)
    {
        var reader = At(key);
        return ErrorFormat.Read(ref reader);
    }

    private readonly void CopyBytes(FrameField key, Span<byte> to)
    {
        var bytes = At(key).ReadBytes()!.Value;
        if (bytes.Length != to.Length)
        {
            throw new EnvelopeException(EnvelopeFault.Malformed, $"A field of {to.Length} bytes has {bytes.Length}.");
        }

        bytes.CopyTo(to);
    }

    private readonly MessagePackReader At(FrameField key)
    {
        var reader = _map;
        reader.ReadRaw(_places[(int)key]);
        return reader;
    }

    /// <summary>Behind how many bytes of the map each key's value stands; 0: nowhere.</summary>
    [InlineArray(Count)]
    private struct Places
    {
        /// <summary>More than the highest key that a kind has.</summary>
        public const int Count = 32;

        private int _first;
    }
}
