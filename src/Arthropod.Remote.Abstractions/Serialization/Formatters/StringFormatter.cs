using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="string"/> as UTF-8 text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StringFormatter : IRemoteFormatter<string?>
{
    // Up to here the header is one byte.
    private const int ShortLength = 31;

    // None of these becomes part of its caller: what the library's methods bring along would leave the compiler no room
    // for the loop or the other members around a text.

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Write(ref MessagePackWriter writer, string? value)
    {
        // Most texts are short and ASCII: names, keys, codes.
        if (value is { Length: <= ShortLength })
        {
            var bytes = writer.GetSpan(1 + ShortLength);
            if (Ascii.FromUtf16(value, bytes[1..], out var length) == OperationStatus.Done)
            {
                bytes[0] = (byte)(MessagePackCode.MinFixStr | length);
                writer.Advance(1 + length);
                return;
            }
        }

        WriteAny(ref writer, value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string? Read(ref MessagePackReader reader) => reader.ReadString();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WriteAny(ref MessagePackWriter writer, string? value) => writer.Write(value);
}
