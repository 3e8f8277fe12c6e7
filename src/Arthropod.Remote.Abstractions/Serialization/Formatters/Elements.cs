using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary>Writes and reads elements that lie side by side: those of an array, a list, a memory.</summary>
internal static class Elements<T, TFormatter>
    where TFormatter : IRemoteFormatter<T>
{
    // Known when machine code is made of this: what it decides costs nothing.
    private static bool AreFloats => typeof(TFormatter) == typeof(DoubleFormatter) || typeof(TFormatter) == typeof(SingleFormatter);

    public static void Write(ref MessagePackWriter writer, ReadOnlySpan<T> elements)
    {
        if (AreFloats)
        {
            FloatRun<T>.Write(ref writer, elements);
            return;
        }

        foreach (ref readonly var element in elements)
        {
            Element<T, TFormatter>.Write(ref writer, element);
        }
    }

    /// <summary>Reads as many elements as there is room for.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="elements">The room.</param>
    /// <param name="before">How many of the same collection were read before, for the path in errors.</param>
    public static void Read(ref MessagePackReader reader, Span<T> elements, int before)
    {
        var i = AreFloats ? FloatRun<T>.Read(ref reader, elements) : 0;
        try
        {
            for (; i < elements.Length; i++)
            {
                elements[i] = Element<T, TFormatter>.Read(ref reader);
            }
        }
        catch (Exception exception) when (RemotePath.Passes(exception, before + i))
        {
            throw;
        }
    }
}
