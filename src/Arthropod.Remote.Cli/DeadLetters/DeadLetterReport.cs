using System.Globalization;
using System.Text.Json;
using Arthropod.Remote.Server.Marks;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Cli.DeadLetters;

/// <summary>What the attribute of a dead letter tells of it, whoever wrote that: nothing in it is relied on.</summary>
internal sealed record DeadLetterReport(string Kind, string Reason)
{
    public string? Error { get; init; }

    public string? Host { get; init; }

    public string? Time { get; init; }

    public int? Attempts { get; init; }

    public static DeadLetterReport Read(ReceivedMessage message)
    {
        if (!message.Attributes.TryGetValue(DeadLetterNote.Attribute, out var attribute))
        {
            return new("moved", "The queue itself moved it: it was received more often than its redrive policy allows, and no worker said why.");
        }

        try
        {
            using var document = JsonDocument.Parse(attribute.Text ?? "");
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return new("unknown", $"Its attribute {DeadLetterNote.Attribute} is no JSON.");
        }
    }

    private static DeadLetterReport Read(JsonElement note) => note.ValueKind != JsonValueKind.Object
        ? new("unknown", $"Its attribute {DeadLetterNote.Attribute} is no JSON object.")
        : new(Text(note, "kind") ?? "unknown", Text(note, "reason") ?? "No reason is given.")
        {
            Error = note.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
                ? $"{Text(error, "type")}: {Text(error, "message")}"
                : null,
            Host = Text(note, "host"),
            Time = Text(note, "time"),
            Attempts = note.TryGetProperty("attempts", out var attempts) && attempts.ValueKind == JsonValueKind.Number &&
                attempts.TryGetInt32(out var count) ? count : null,
        };

    private static string? Text(JsonElement note, string name) =>
        note.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
