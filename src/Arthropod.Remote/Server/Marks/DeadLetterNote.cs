using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Arthropod.Remote.Server.Marks;

/// <summary>What the copy in the dead-letter queue tells of the message, in the one attribute that it has more.</summary>
internal sealed record DeadLetterNote(DeadLetterKind Kind, string Reason)
{
    /// <summary>The attribute: JSON, at most 6 KiB of it. Requests stay 8 KiB below the limit for this.</summary>
    public const string Attribute = "arthropod-dead-letter";

    // Together less than 6 KiB, with the names around them.
    private const int MaxReasonBytes = 2500;
    private const int MaxMessageBytes = 2000;
    private const int MaxTypeBytes = 500;
    private const int MaxHostBytes = 300;

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The last error of the implementation, if there is one.</summary>
    public ServerError? Error { get; init; }

    /// <summary>The attempts that are known to have been made.</summary>
    public int Attempts { get; init; }

    /// <summary>How often the call was received without a word of what became of it.</summary>
    public int Receipts { get; init; }

    /// <summary>The attribute's text.</summary>
    /// <param name="host">The server: machine and process.</param>
    /// <param name="queue">The request queue.</param>
    /// <param name="time">Now, by the queue's clock.</param>
    public string ToJson(string host, string queue, DateTimeOffset time)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Json))
        {
            writer.WriteStartObject();
            writer.WriteString("reason", Fit(Reason, MaxReasonBytes));
            writer.WriteString("kind", NameOf(Kind));
            if (Error is { } error)
            {
                writer.WriteStartObject("error");
                writer.WriteString("type", Fit(error.TypeName, MaxTypeBytes));
                writer.WriteString("message", Fit(error.Message, MaxMessageBytes));
                writer.WriteEndObject();
            }

            writer.WriteString("host", Fit(host, MaxHostBytes));
            writer.WriteString("time", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            writer.WriteNumber("attempts", Attempts);
            writer.WriteNumber("receipts", Receipts);
            writer.WriteString("queue", queue);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static string NameOf(DeadLetterKind kind) => kind switch
    {
        DeadLetterKind.UnknownMethod => "unknown-method",
        DeadLetterKind.Attempts => "attempts",
        DeadLetterKind.Receipts => "receipts",
        DeadLetterKind.LeaseLimit => "lease-limit",
        DeadLetterKind.Deadline => "deadline",
        DeadLetterKind.Implementation => "implementation",
        DeadLetterKind.NotOurs => "not-ours",
        DeadLetterKind.Refused => "refused",
        _ => "unreadable",
    };

    // By what the text comes to in JSON, where a control character has six bytes. Lone surrogates are no text at all.
    private static string Fit(string text, int mostBytes)
    {
        var fitting = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Length > mostBytes ? text[..mostBytes] : text));
        while (JsonEncodedText.Encode(fitting, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes.Length > mostBytes)
        {
            var shorter = fitting.Length * 9 / 10;
            fitting = fitting[..(char.IsHighSurrogate(fitting[shorter - 1]) ? shorter - 1 : shorter)];
        }

        return fitting;
    }
}
