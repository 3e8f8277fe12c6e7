using MessagePack;

namespace Arthropod.Remote.Benchmarks.Micro.Payloads;

/// <summary>Small, a struct, by numbered keys.</summary>
[MessagePackObject]
public readonly record struct Position([property: Key(0)] double X, [property: Key(1)] double Y, [property: Key(2)] int Frame);
