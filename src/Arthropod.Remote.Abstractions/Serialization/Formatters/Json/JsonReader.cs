using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary>Reads what <see cref="JsonWriter"/> wrote, or whoever else wrote what JSON can say.</summary>
internal static class JsonReader
{
    public static JsonElement ReadElement(ref MessagePackReader reader)
    {
        using var document = ReadDocument(ref reader);
        return document.RootElement.Clone();
    }

    public static JsonDocument ReadDocument(ref MessagePackReader reader)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            Copy(ref reader, json);
        }

        return JsonDocument.Parse(buffer.WrittenMemory);
    }

    public static JsonNode? ReadNode(ref MessagePackReader reader)
    {
        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Nil:
                reader.ReadNil();
                return null;
            case MessagePackType.Map:
                return ReadObject(ref reader);
            case MessagePackType.Array:
                return ReadArray(ref reader);
            case MessagePackType.String:
                return JsonValue.Create(reader.ReadString());
            case MessagePackType.Boolean:
                return JsonValue.Create(reader.ReadBoolean());
            case MessagePackType.Float:
                return JsonValue.Create(ReadFloat(ref reader));
            case MessagePackType.Integer:
                return reader.NextCode == MessagePackCode.UInt64 ? JsonValue.Create(reader.ReadUInt64()) : JsonValue.Create(reader.ReadInt64());
            default:
                throw NoJson(reader.NextMessagePackType);
        }
    }

    private static JsonObject ReadObject(ref MessagePackReader reader)
    {
        var count = RemoteReader.EnterMap(ref reader);
        var value = new JsonObject();
        string? name = null;
        try
        {
            for (var i = 0; i < count; i++)
            {
                name = null;
                name = ReadPropertyName(ref reader);
                value.Add(name, ReadNode(ref reader));
            }
        }
        catch (Exception exception) when (RemotePath.Passes(exception, name))
        {
            throw;
        }

        RemoteReader.Leave(ref reader);
        return value;
    }

    private static JsonArray ReadArray(ref MessagePackReader reader)
    {
        var count = RemoteReader.EnterArray(ref reader);
        var value = new JsonArray();
        try
        {
            while (value.Count < count)
            {
                value.Add(ReadNode(ref reader));
            }
        }
        catch (Exception exception) when (RemotePath.Passes(exception, value.Count))
        {
            throw;
        }

        RemoteReader.Leave(ref reader);
        return value;
    }

    private static void Copy(ref MessagePackReader reader, Utf8JsonWriter json)
    {
        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Nil:
                reader.ReadNil();
                json.WriteNullValue();
                break;
            case MessagePackType.Map:
                json.WriteStartObject();
                for (var left = RemoteReader.EnterMap(ref reader); left > 0; left--)
                {
                    json.WritePropertyName(ReadPropertyName(ref reader));
                    Copy(ref reader, json);
                }

                RemoteReader.Leave(ref reader);
                json.WriteEndObject();
                break;
            case MessagePackType.Array:
                json.WriteStartArray();
                for (var left = RemoteReader.EnterArray(ref reader); left > 0; left--)
                {
                    Copy(ref reader, json);
                }

                RemoteReader.Leave(ref reader);
                json.WriteEndArray();
                break;
            case MessagePackType.String:
                json.WriteStringValue(reader.ReadString());
                break;
            case MessagePackType.Boolean:
                json.WriteBooleanValue(reader.ReadBoolean());
                break;
            case MessagePackType.Float:
                json.WriteNumberValue(ReadFloat(ref reader));
                break;
            case MessagePackType.Integer when reader.NextCode == MessagePackCode.UInt64:
                json.WriteNumberValue(reader.ReadUInt64());
                break;
            case MessagePackType.Integer:
                json.WriteNumberValue(reader.ReadInt64());
                break;
            default:
                throw NoJson(reader.NextMessagePackType);
        }
    }

    private static string ReadPropertyName(ref MessagePackReader reader) =>
        reader.ReadString() ?? throw new RemoteSerializationException("Found nil where the name of a JSON property was expected.");

    private static double ReadFloat(ref MessagePackReader reader)
    {
        var number = reader.ReadDouble();
        return double.IsFinite(number) ? number : throw new RemoteSerializationException($"JSON has no number {number}.");
    }

    private static RemoteSerializationException NoJson(MessagePackType type) =>
        new($"Found a MessagePack {type}, which JSON has no word for.");
}
