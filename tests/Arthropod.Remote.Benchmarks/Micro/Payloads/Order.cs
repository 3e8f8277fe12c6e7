using MessagePack;

namespace Arthropod.Remote.Benchmarks.Micro.Payloads;

/// <summary>An object with a list of others, by numbered keys.</summary>
[MessagePackObject]
public sealed class Order
{
    [Key(0)]
    public Guid Id { get; set; }

    [Key(1)]
    public string Customer { get; set; } = "";

    [Key(2)]
    public DateTime PlacedAt { get; set; }

    [Key(3)]
    public List<Line> Lines { get; set; } = [];
}
