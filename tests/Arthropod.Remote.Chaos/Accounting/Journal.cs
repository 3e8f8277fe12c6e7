using System.Text.Json;

namespace Arthropod.Remote.Chaos.Accounting;

/// <summary>
/// What one process says of itself: a file that only grows, a line an event. Each line is handed to the system before
/// the process goes on, so that kill -9 loses nothing that was said.
/// </summary>
internal sealed class Journal(string folder, string who) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly FileStream _file = new(
        Path.Combine(folder, who + ".journal"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

    /// <summary>Writes a line.</summary>
    public void Write(EventKind kind, int number = -1, Guid callId = default, int attempt = 0, string? detail = null)
    {
        lock (_lock)
        {
            var entry = new JournalEntry(TimeProvider.System.GetUtcNow(), who, kind, number, callId, attempt, detail);
            _file.Write([.. JsonSerializer.SerializeToUtf8Bytes(entry), (byte)'\n']);
        }
    }

    /// <summary>All that was written in a folder, in the order of time.</summary>
    public static List<JournalEntry> ReadAll(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.journal").SelectMany(Read).OrderBy(entry => entry.At)];

    public void Dispose() => _file.Dispose();

    // A process may be writing, and a kill may have cut its last line: only what ends with a line feed was said.
    private static IEnumerable<JournalEntry> Read(string path)
    {
        using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var lines = file.ReadToEnd().Split('\n');
        return lines[..^1].Select(line => JsonSerializer.Deserialize<JournalEntry>(line)!).ToList();
    }
}
