namespace Arthropod.Remote.Benchmarks.Micro.Payloads;

/// <summary>A plain object with a dictionary and an enum.</summary>
public sealed class Stock
{
    public DayOfWeek CountedOn { get; set; }

    public Dictionary<string, int> Counts { get; set; } = [];
}
