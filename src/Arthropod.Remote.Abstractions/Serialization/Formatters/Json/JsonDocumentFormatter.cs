using System.ComponentModel;
using System.Text.Json;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="JsonDocument"/> as the MessagePack that says the same. What is read holds no pooled memory.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonDocumentFormatter : IRemoteFormatter<JsonDocument?>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, JsonDocument? value)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        JsonWriter.Write(ref writer, value.RootElement);
    }

    /// <inheritdoc/>
    public static JsonDocument? Read(ref MessagePackReader reader) => reader.TryReadNil() ? null : JsonReader.ReadDocument(ref reader);
}
