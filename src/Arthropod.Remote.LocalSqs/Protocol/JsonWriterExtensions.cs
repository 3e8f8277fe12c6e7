using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace Arthropod.Remote.LocalSqs.Protocol;

/// <summary>The forms in which the API writes hashes and numbers: as text.</summary>
internal static class JsonWriterExtensions
{
    public static void WriteMd5(this Utf8JsonWriter json, ReadOnlySpan<byte> name, UInt128 md5)
    {
        Span<byte> bytes = stackalloc byte[16];
        Span<byte> hex = stackalloc byte[32];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, md5);
        Convert.TryToHexStringLower(bytes, hex, out _);
        json.WriteString(name, hex);
    }

    public static void WriteNumberText(this Utf8JsonWriter json, ReadOnlySpan<byte> name, long number)
    {
        Span<byte> text = stackalloc byte[20];
        number.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        json.WriteString(name, text[..length]);
    }

    public static void WriteGuid(this Utf8JsonWriter json, ReadOnlySpan<byte> name, Guid id)
    {
        Span<byte> text = stackalloc byte[36];
        id.TryFormat(text, out _);
        json.WriteString(name, text);
    }
}
