namespace VideoEncoding.Encoding;

/// <summary>The last lines that a tool said: a broken video can make it say thousands.</summary>
internal sealed class LastLines
{
    private const int Most = 10;

    private readonly Queue<string> _lines = new();

    /// <summary>Adds a line and forgets the oldest when there are too many.</summary>
    public void Add(string line)
    {
        _lines.Enqueue(line);
        if (_lines.Count > Most)
        {
            _lines.Dequeue();
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', _lines);
}
