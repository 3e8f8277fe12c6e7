using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary>
/// Writes JSON as the MessagePack that says the same: objects as maps, arrays, text, booleans and nil as themselves,
/// a number as an integer where it is written as one and has 64 bits, else as a float of 64 bits.
/// </summary>
internal static class JsonWriter
{
    public static void Write(ref MessagePackWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteMapHeader(value.GetPropertyCount());
                foreach (var property in value.EnumerateObject())
                {
                    writer.Write(property.Name);
                    Write(ref writer, property.Value);
                }

                break;
            case JsonValueKind.Array:
                writer.WriteArrayHeader(value.GetArrayLength());
                foreach (var item in value.EnumerateArray())
                {
                    Write(ref writer, item);
                }

                break;
            case JsonValueKind.String:
                writer.Write(value.GetString());
                break;
            case JsonValueKind.Number:
                WriteNumber(ref writer, value);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                writer.Write(value.ValueKind == JsonValueKind.True);
                break;
            default:
                writer.WriteNil();
                break;
        }
    }

    public static void Write(ref MessagePackWriter writer, JsonNode? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNil();
                break;
            case JsonObject properties:
                RuntimeHelpers.EnsureSufficientExecutionStack();
                writer.WriteMapHeader(properties.Count);
                foreach (var (name, property) in properties)
                {
                    writer.Write(name);
                    Write(ref writer, property);
                }

                break;
            case JsonArray items:
                RuntimeHelpers.EnsureSufficientExecutionStack();
                writer.WriteArrayHeader(items.Count);
                foreach (var item in items)
                {
                    Write(ref writer, item);
                }

                break;
            default:
                // A value can hold any object; its text is what it says.
                using (var document = JsonDocument.Parse(value.ToJsonString()))
                {
                    Write(ref writer, document.RootElement);
                }

                break;
        }
    }

    private static void WriteNumber(ref MessagePackWriter writer, JsonElement value)
    {
        if (value.TryGetInt64(out var integer))
        {
            writer.Write(integer);
        }
        else if (value.TryGetUInt64(out var large))
        {
            writer.Write(large);
        }
        else if (value.TryGetDouble(out var number) && double.IsFinite(number))
        {
            writer.Write(number);
        }
        else
        {
            throw new RemoteSerializationException($"The JSON number {value.GetRawText()} is too large for a float of 64 bits.");
        }
    }
}
