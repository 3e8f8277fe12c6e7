namespace Arthropod.Remote.Benchmarks.Micro.Payloads;

/// <summary>A plain object with a long text, bytes and things that may be absent.</summary>
public sealed class Document
{
    public string Title { get; set; } = "";

    public string Text { get; set; } = "";

    public byte[] Thumbnail { get; set; } = [];

    public int? Pages { get; set; }

    public Uri? Source { get; set; }
}
