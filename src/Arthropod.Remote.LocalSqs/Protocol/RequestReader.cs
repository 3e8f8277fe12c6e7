using System.Text.Json;
using Arthropod.Remote.LocalSqs.Engine;

namespace Arthropod.Remote.LocalSqs.Protocol;

/// <summary>
/// Walks through the JSON of a request, field by field. What is not JSON, or has not the type that the API gives it,
/// is an error of the client's; what is not known is skipped, as newer clients send more.
/// </summary>
internal ref struct RequestReader
{
    private Utf8JsonReader _json;

    public RequestReader(ReadOnlySpan<byte> body)
    {
        _json = new(body);
        Read();
        Expect(JsonTokenType.StartObject, "an object");
    }

    /// <summary>Moves to the next field of the present object; false at its end.</summary>
    public bool NextField()
    {
        Read();
        if (_json.TokenType != JsonTokenType.PropertyName)
        {
            return false;
        }

        // Comparing a name that holds half a surrogate pair would throw; this complains properly.
        if (_json.ValueIsEscaped)
        {
            Decoded(_json);
        }

        return true;
    }

    public readonly bool FieldIs(ReadOnlySpan<byte> name) => _json.ValueTextEquals(name);

    public readonly string FieldName() => Decoded(_json);

    public void Skip()
    {
        try
        {
            _json.Skip();
        }
        catch (JsonException error)
        {
            throw Malformed(error.Message);
        }
    }

    /// <summary>The value of the present field; null for JSON's null.</summary>
    public string? String()
    {
        Read();
        if (_json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        Expect(JsonTokenType.String, "a string");
        return Decoded(_json);
    }

    /// <summary>
    /// The value of the present field in UTF-8, without JSON's escapes. Escapes and bytes that are no Unicode text
    /// (half a surrogate pair) come out as they are: whether a text may be sent is for others to judge.
    /// </summary>
    public byte[]? Utf8(out bool isText)
    {
        isText = true;
        Read();
        if (_json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        Expect(JsonTokenType.String, "a string");
        var bytes = new byte[_json.ValueSpan.Length];
        if (!_json.ValueIsEscaped)
        {
            _json.ValueSpan.CopyTo(bytes);
            isText = System.Text.Unicode.Utf8.IsValid(bytes);
            return bytes;
        }

        try
        {
            var length = _json.CopyString(bytes);
            return length == bytes.Length ? bytes : bytes[..length];
        }
        catch (InvalidOperationException)
        {
            isText = false;
            return bytes;
        }
    }

    public byte[]? Base64()
    {
        Read();
        if (_json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        Expect(JsonTokenType.String, "a string in Base64");
        return _json.TryGetBytesFromBase64(out var bytes) ? bytes : throw Malformed("a Binary value is not Base64");
    }

    public int? Integer()
    {
        Read();
        if (_json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        Expect(JsonTokenType.Number, "a number");
        return _json.TryGetInt32(out var number) ? number : throw Malformed("a number is not an integer of 32 bits");
    }

    /// <summary>Enters the object that is the present field's value; false for JSON's null.</summary>
    public bool EnterObject() => Enter(JsonTokenType.StartObject, "an object");

    /// <summary>Enters the array that is the present field's value; false for JSON's null.</summary>
    public bool EnterArray() => Enter(JsonTokenType.StartArray, "an array");

    /// <summary>Moves to the next object of the present array, and enters it; false at the array's end.</summary>
    public bool NextObject()
    {
        Read();
        if (_json.TokenType == JsonTokenType.EndArray)
        {
            return false;
        }

        Expect(JsonTokenType.StartObject, "an object");
        return true;
    }

    /// <summary>Moves to the next string of the present array; false at the array's end.</summary>
    public bool NextString(out string text)
    {
        Read();
        if (_json.TokenType == JsonTokenType.EndArray)
        {
            text = "";
            return false;
        }

        Expect(JsonTokenType.String, "a string");
        text = Decoded(_json);
        return true;
    }

    public Dictionary<string, string> StringMap()
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (EnterObject())
        {
            while (NextField())
            {
                var name = FieldName();
                map[name] = String() ?? throw Malformed($"the value of '{name}' is null");
            }
        }

        return map;
    }

    public List<string> StringList()
    {
        var list = new List<string>();
        if (EnterArray())
        {
            while (NextString(out var text))
            {
                list.Add(text);
            }
        }

        return list;
    }

    /// <summary>The queue that the present field's URL names.</summary>
    /// <exception cref="SqsException">There is no such queue.</exception>
    public LocalQueue Queue(QueueStore queues)
    {
        Read();
        Expect(JsonTokenType.String, "a queue's URL");
        var length = _json.ValueSpan.Length;
        if (length is 0 or > 512)
        {
            throw length == 0 ? SqsException.Missing("QueueUrl") : QueueStore.DoesNotExist(Decoded(_json));
        }

        Span<char> url = stackalloc char[length];
        try
        {
            return queues.Get(QueueName.FromUrl(url[.._json.CopyString(url)]));
        }
        catch (InvalidOperationException)
        {
            throw Malformed("the queue's URL is no Unicode text");
        }
    }

    public static SqsException Malformed(string what) =>
        new(SqsFault.MalformedRequest, $"The request's JSON cannot be read: {what}");

    private bool Enter(JsonTokenType start, string what)
    {
        Read();
        if (_json.TokenType == JsonTokenType.Null)
        {
            return false;
        }

        Expect(start, what);
        return true;
    }

    private void Read()
    {
        try
        {
            if (!_json.Read())
            {
                throw Malformed("it ends too early");
            }
        }
        catch (JsonException error)
        {
            throw Malformed(error.Message);
        }
    }

    private readonly void Expect(JsonTokenType type, string what)
    {
        if (_json.TokenType != type)
        {
            throw Malformed($"{what} was expected at byte {_json.TokenStartIndex}, found {_json.TokenType}");
        }
    }

    private static string Decoded(in Utf8JsonReader json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Malformed($"the string at byte {json.TokenStartIndex} is no Unicode text");
        }
    }
}
