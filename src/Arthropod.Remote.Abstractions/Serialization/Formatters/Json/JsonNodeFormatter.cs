using System.ComponentModel;
using System.Text.Json.Nodes;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="JsonNode"/> as the MessagePack that says the same; null stands for the null of JSON.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonNodeFormatter : IRemoteFormatter<JsonNode?>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, JsonNode? value) => JsonWriter.Write(ref writer, value);

    /// <inheritdoc/>
    public static JsonNode? Read(ref MessagePackReader reader) => JsonReader.ReadNode(ref reader);
}
