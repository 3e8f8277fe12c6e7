using System.ComponentModel;
using System.Text.Json.Nodes;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="JsonValue"/> as the MessagePack that says the same.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonValueFormatter : IRemoteFormatter<JsonValue?>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, JsonValue? value) => JsonWriter.Write(ref writer, value);

    /// <inheritdoc/>
    public static JsonValue? Read(ref MessagePackReader reader) => JsonReader.ReadNode(ref reader) switch
    {
        null => null,
        JsonValue value => value,
        var other => throw new RemoteSerializationException($"Found JSON of the kind {other.GetValueKind()} where a single value was expected."),
    };
}
