using MessagePack;

namespace Arthropod.Remote.Benchmarks.Micro.Payloads;

/// <summary>A line of an order, by numbered keys.</summary>
[MessagePackObject]
public sealed class Line
{
    [Key(0)]
    public string Sku { get; set; } = "";

    [Key(1)]
    public int Count { get; set; }

    [Key(2)]
    public decimal Price { get; set; }
}
