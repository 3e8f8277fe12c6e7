using Arthropod.Remote.Serialization;
using MessagePack;

namespace Arthropod.Remote.Wire;

/// <summary>Bytes to frames. Fields that this version does not know are skipped.</summary>
internal static class FrameReader
{
    /// <returns>The frame, or <see langword="null"/> if it is of a kind that this version does not know.</returns>
    public static Frame? Read(ref MessagePackReader reader)
    {
        var items = reader.ReadArrayHeader();
        if (items < 2)
        {
            throw new EnvelopeException(EnvelopeFault.Malformed, "A frame is an array of its kind and its fields.");
        }

        var shape = FrameTable.Find((FrameKind)reader.ReadInt32());
        var fields = FrameFields.Scan(ref reader);
        RemoteReader.Skip(ref reader, items - 2);
        return shape?.Make(fields);
    }
}
