using System.ComponentModel;
using System.Text.Json;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="JsonElement"/> as the MessagePack that says the same; one that is undefined is read back as null.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonElementFormatter : IRemoteFormatter<JsonElement>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, JsonElement value) => JsonWriter.Write(ref writer, value);

    /// <inheritdoc/>
    public static JsonElement Read(ref MessagePackReader reader) => JsonReader.ReadElement(ref reader);
}
