using System.Text.Json;

namespace Arthropod.Remote.Tests.Worlds;

/// <summary>The one message in the dead-letter queue, and what its attribute tells.</summary>
internal sealed record DeadLetter(
    string Body, string Reason, string Kind, (string Type, string Message)? Error, string Host, DateTimeOffset Time, int Attempts, string Queue)
{
    public static DeadLetter Of(World world)
    {
        var message = world.Queue["work-dlq"].Messages.Single();
        var text = message.Attributes["arthropod-dead-letter"].Text!;
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(text), 1, 6 * 1024);
        var json = JsonDocument.Parse(text).RootElement;
        (string, string)? error = json.TryGetProperty("error", out var found)
            ? (found.GetProperty("type").GetString()!, found.GetProperty("message").GetString()!)
            : null;
        return new DeadLetter(
            message.Body,
            Text("reason"),
            Text("kind"),
            error,
            Text("host"),
            json.GetProperty("time").GetDateTimeOffset(),
            json.GetProperty("attempts").GetInt32(),
            Text("queue"));

        string Text(string name) => json.GetProperty(name).GetString()!;
    }
}
