using MessagePack;

namespace Arthropod.Remote.Benchmarks.Micro.Payloads;

/// <summary>A row of measurements, by named keys.</summary>
[MessagePackObject]
public sealed class Samples
{
    [Key("sensor")]
    public string Sensor { get; set; } = "";

    [Key("values")]
    public double[] Values { get; set; } = [];
}
