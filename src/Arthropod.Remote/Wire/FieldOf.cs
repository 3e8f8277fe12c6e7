using MessagePack;

namespace Arthropod.Remote.Wire;

/// <summary>One field of a kind of frame, as <see cref="FrameTable"/> lists it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="IsIn">Whether a frame has a value for it.</param>
/// <param name="WriteValue">Writes the value.</param>
/// <param name="IsRequired">Whether a frame without it is malformed.</param>
internal sealed record FieldOf<TFrame>(
    FrameField Key, Func<TFrame, bool> IsIn, FieldOf<TFrame>.ValueWriter WriteValue, bool IsRequired = false)
{
    public delegate void ValueWriter(ref MessagePackWriter writer, TFrame frame);

    /// <summary>How many of these fields a frame has a value for.</summary>
    public static int Count(FieldOf<TFrame>[] fields, TFrame frame)
    {
        var count = 0;
        foreach (var field in fields)
        {
            count += field.IsIn(frame) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Writes the keys and values of those.</summary>
    public static void Write(ref MessagePackWriter writer, FieldOf<TFrame>[] fields, TFrame frame)
    {
        foreach (var field in fields)
        {
            if (field.IsIn(frame))
            {
                writer.Write((int)field.Key);
                field.WriteValue(ref writer, frame);
            }
        }
    }
}
