using MessagePack;

namespace Arthropod.Remote.Wire;

/// <summary>An envelope of which only the header has been read.</summary>
/// <param name="Header">The header.</param>
/// <param name="Count">How many frames it says that follow.</param>
/// <param name="Frames">The rest of its bytes.</param>
internal sealed record SealedEnvelope(EnvelopeHeader Header, int Count, ReadOnlyMemory<byte> Frames)
{
    /// <exception cref="EnvelopeException">The body is no envelope, or one that this version cannot read.</exception>
    public static SealedEnvelope Parse(string body)
    {
        var bytes = EnvelopeReader.Decode(body);
        return EnvelopeReader.Guarded(() =>
        {
            var reader = new MessagePackReader(bytes);
            var count = EnvelopeReader.ReadCount(ref reader);
            var header = EnvelopeHeader.Read(ref reader);
            return new SealedEnvelope(header, count, bytes.AsMemory((int)reader.Consumed));
        });
    }

    /// <exception cref="EnvelopeException">What follows the header is not what it should be.</exception>
    public IReadOnlyList<Frame> Open() => EnvelopeReader.Guarded(() =>
    {
        var reader = new MessagePackReader(Frames);
        return FrameReader.ReadAll(ref reader, Count);
    });
}
