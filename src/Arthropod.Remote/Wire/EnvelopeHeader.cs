using Arthropod.Remote.Serialization;
using MessagePack;

namespace Arthropod.Remote.Wire;

/// <summary>What stands before an envelope's frames: who signed it and when, if anybody did.</summary>
/// <param name="KeyId">The signing key's id.</param>
/// <param name="SignedAt">When it was signed, by the queue's clock: milliseconds since the Unix epoch.</param>
/// <param name="Mac">The signature.</param>
internal sealed record EnvelopeHeader(string? KeyId, long SignedAt, byte[]? Mac)
{
    private const int Entries = 4;

    public static readonly EnvelopeHeader Unsigned = new(null, 0, null);

    public static EnvelopeHeader Read(ref MessagePackReader reader)
    {
        string? keyId = null;
        var signedAt = 0L;
        byte[]? mac = null;
        for (var left = reader.ReadMapHeader(); left > 0; left--)
        {
            // Whatever else a newer version says here is skipped.
            switch (WireKey.Read(ref reader))
            {
                case EnvelopeFormat.HeaderKeyId:
                    keyId = reader.ReadString();
                    break;
                case EnvelopeFormat.HeaderSignedAt:
                    signedAt = reader.ReadInt64();
                    break;
                case EnvelopeFormat.HeaderMac:
                    mac = reader.ReadBytes() is { } bytes ? System.Buffers.BuffersExtensions.ToArray(bytes) : null;
                    break;
                default:
                    RemoteReader.Skip(ref reader);
                    break;
            }
        }

        return new EnvelopeHeader(keyId, signedAt, mac);
    }

    public void Write(ref MessagePackWriter writer)
    {
        writer.WriteMapHeader(KeyId is null ? 1 : Entries);
        writer.Write(EnvelopeFormat.HeaderMinor);
        writer.Write(EnvelopeFormat.Minor);
        if (KeyId is not null)
        {
            writer.Write(EnvelopeFormat.HeaderKeyId);
            writer.Write(KeyId);
            writer.Write(EnvelopeFormat.HeaderSignedAt);
            writer.Write(SignedAt);
            writer.Write(EnvelopeFormat.HeaderMac);
            writer.Write(Mac);
        }
    }
}
