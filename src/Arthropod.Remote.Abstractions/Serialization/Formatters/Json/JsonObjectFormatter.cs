using System.ComponentModel;
using System.Text.Json.Nodes;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="JsonObject"/> as the MessagePack that says the same.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonObjectFormatter : IRemoteFormatter<JsonObject?>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, JsonObject? value) => JsonWriter.Write(ref writer, value);

    /// <inheritdoc/>
    public static JsonObject? Read(ref MessagePackReader reader) => JsonReader.ReadNode(ref reader) switch
    {
        null => null,
        JsonObject value => value,
        var other => throw new RemoteSerializationException($"Found JSON of the kind {other.GetValueKind()} where an object was expected."),
    };
}
