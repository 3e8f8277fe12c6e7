using Arthropod.Remote.Serialization;
using MessagePack;

namespace Arthropod.Remote.Wire;

/// <summary>The numbers that kinds and fields have. Whatever else stands there is one that this version does not know.</summary>
internal static class WireKey
{
    /// <summary>No kind and no field has it.</summary>
    private const int Unknown = -1;

    /// <summary>Reads a number; one that is none of ours, or no number at all, is passed over.</summary>
    public static int Read(ref MessagePackReader reader)
    {
        if (reader.NextMessagePackType != MessagePackType.Integer)
        {
            RemoteReader.Skip(ref reader);
            return Unknown;
        }

        if (reader.NextCode == MessagePackCode.UInt64)
        {
            return reader.ReadUInt64() is var large and <= int.MaxValue ? (int)large : Unknown;
        }

        return reader.ReadInt64() is var number and >= 0 and <= int.MaxValue ? (int)number : Unknown;
    }
}
