using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary>
/// Floats one after another. Each has the same width unless a stranger wrote some as integers, so that many are written
/// and read at once, with one look at the room for them.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal static class FloatRun<T>
{
    // What is asked of the buffer at once; without a bound, a long array would make it grow in one step.
    private const int MostAtOnce = 512;

    private static byte Code => typeof(T) == typeof(double) ? MessagePackCode.Float64 : MessagePackCode.Float32;

    private static int Width => 1 + Unsafe.SizeOf<T>();

    public static void Write(ref MessagePackWriter writer, ReadOnlySpan<T> values)
    {
        while (!values.IsEmpty)
        {
            var some = values[..Math.Min(values.Length, MostAtOnce)];
            var bytes = writer.GetSpan(some.Length * Width);
            foreach (var value in some)
            {
                bytes[0] = Code;
                WriteBigEndian(bytes[1..], value);
                bytes = bytes[Width..];
            }

            writer.Advance(some.Length * Width);
            values = values[some.Length..];
        }
    }

    /// <summary>Reads what stands in full width and in one piece of memory, up to the first value that does not.</summary>
    /// <returns>The number of values, maybe none.</returns>
    public static int Read(ref MessagePackReader reader, Span<T> values)
    {
        var bytes = reader.Sequence.Slice(reader.Position).FirstSpan;
        values = values[..Math.Min(values.Length, bytes.Length / Width)];
        var count = 0;
        while (count < values.Length && bytes[0] == Code)
        {
            values[count++] = ReadBigEndian(bytes[1..]);
            bytes = bytes[Width..];
        }

        _ = reader.ReadRaw((long)count * Width);
        return count;
    }

    private static void WriteBigEndian(Span<byte> bytes, T value)
    {
        if (typeof(T) == typeof(double))
        {
            BinaryPrimitives.WriteDoubleBigEndian(bytes, Unsafe.BitCast<T, double>(value));
        }
        else
        {
            BinaryPrimitives.WriteSingleBigEndian(bytes, Unsafe.BitCast<T, float>(value));
        }
    }

    private static T ReadBigEndian(ReadOnlySpan<byte> bytes) => typeof(T) == typeof(double)
        ? Unsafe.BitCast<double, T>(BinaryPrimitives.ReadDoubleBigEndian(bytes))
        : Unsafe.BitCast<float, T>(BinaryPrimitives.ReadSingleBigEndian(bytes));
}
