using System.ComponentModel;
using System.Text.Json.Nodes;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="JsonArray"/> as the MessagePack that says the same.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonArrayFormatter : IRemoteFormatter<JsonArray?>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, JsonArray? value) => JsonWriter.Write(ref writer, value);

    /// <inheritdoc/>
    public static JsonArray? Read(ref MessagePackReader reader) => JsonReader.ReadNode(ref reader) switch
    {
        null => null,
        JsonArray value => value,
        var other => throw new RemoteSerializationException($"Found JSON of the kind {other.GetValueKind()} where an array was expected."),
    };
}
