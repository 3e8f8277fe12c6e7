using System.Runtime.CompilerServices;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary>
/// Writes and reads one element of a collection. The runtime shares the code of a collection between all reference
/// types, and there a call to a formatter goes through a table. For a short text that costs as much as the text, hence
/// the formatters of text are called by name.
/// </summary>
internal static class Element<T, TFormatter>
    where TFormatter : IRemoteFormatter<T>
{
    // Known when machine code is made of this, so that one branch remains of each decision.
    private static bool IsText => typeof(TFormatter) == typeof(StringFormatter);

    private static bool IsNotNullText => typeof(TFormatter) == typeof(NotNullStringFormatter);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ref MessagePackWriter writer, T value)
    {
        if (IsText || IsNotNullText)
        {
            StringFormatter.Write(ref writer, Unsafe.As<T, string?>(ref value));
        }
        else
        {
            TFormatter.Write(ref writer, value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Read(ref MessagePackReader reader)
    {
        if (IsText || IsNotNullText)
        {
            var text = IsText ? StringFormatter.Read(ref reader) : NotNullStringFormatter.Read(ref reader);
            return Unsafe.As<string?, T>(ref text);
        }

        return TFormatter.Read(ref reader);
    }
}
