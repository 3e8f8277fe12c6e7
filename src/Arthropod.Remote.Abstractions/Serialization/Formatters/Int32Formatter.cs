using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="int"/> as the shortest MessagePack integer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int32Formatter : IRemoteFormatter<int>
{
    private const int LongestShort = 3;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, int value)
    {
        if (value is < 0 or > ushort.MaxValue)
        {
            WriteAny(ref writer, value);
            return;
        }

        // The room for all of these is asked for once: the library asks in each case, which is much code around a loop.
        var bytes = writer.GetSpan(LongestShort);
        var length = 1;
        if (value <= MessagePackRange.MaxFixPositiveInt)
        {
            bytes[0] = (byte)value;
        }
        else if (value <= byte.MaxValue)
        {
            bytes[0] = MessagePackCode.UInt8;
            bytes[1] = (byte)value;
            length = 2;
        }
        else
        {
            bytes[0] = MessagePackCode.UInt16;
            BinaryPrimitives.WriteUInt16BigEndian(bytes[1..], (ushort)value);
            length = LongestShort;
        }

        writer.Advance(length);
    }

    /// <inheritdoc/>
    public static int Read(ref MessagePackReader reader) => reader.ReadInt32();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WriteAny(ref MessagePackWriter writer, int value) => writer.Write(value);
}
