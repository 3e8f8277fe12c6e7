using System.Text.Encodings.Web;
using System.Text.Json;

namespace Arthropod.Remote.LocalSqs.Protocol;

/// <summary>
/// A JSON writer, kept per thread, on a pooled buffer that goes to the front with the answer. The answer's outer
/// object is open from the start.
/// </summary>
internal sealed class AnswerWriter : IDisposable
{
    [ThreadStatic]
    private static AnswerWriter? _idle;

    private PooledBuffer? _buffer;

    // Relaxed: the answer is JSON for a JSON reader, never HTML. Structure needs no checking, for it is written here.
    private AnswerWriter() =>
        Json = new(Stream.Null, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    public Utf8JsonWriter Json { get; }

    public static AnswerWriter Rent()
    {
        var writer = _idle ?? new();
        _idle = null;
        writer._buffer = new();
        writer.Json.Reset(writer._buffer);
        writer.Json.WriteStartObject();
        return writer;
    }

    /// <summary>Closes the answer; its bytes are the caller's from here on.</summary>
    public PooledBuffer Complete()
    {
        Json.WriteEndObject();
        Json.Flush();
        var buffer = _buffer!;
        _buffer = null;
        return buffer;
    }

    /// <summary>Gives the writer back; an answer that was not completed is dropped.</summary>
    public void Dispose()
    {
        _buffer?.Dispose();
        _buffer = null;
        Json.Reset(Stream.Null);
        _idle = this;
    }
}
