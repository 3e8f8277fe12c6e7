using System.Diagnostics.CodeAnalysis;
using MessagePack;

namespace Arthropod.Remote.Tests.Serialization;

/// <summary>Values with places where null may be and places where it may not.</summary>
[RemoteQueue("nullable")]
public interface INullable
{
    Task<Order> Place(Order order);

    Task<string> Text(string text);

    Task<List<string>> Texts(List<string> texts);

    Task<string?[]> Holes(string?[] texts);

    Task<Dictionary<string, string[]>> Map(Dictionary<string, string[]> map);

    Task<(string, string?)> Pair((string, string?) pair);

    Task<Box<string>> Full(Box<string> box);

    Task<Box<string?>> Empty(Box<string?> box);

    Task<Numbered> Number(Numbered numbered);

    Task<Tolerant> Tolerate(Tolerant tolerant);

    Task<Kept> Keep(Kept kept);

#nullable disable
    Task<List<string>> Oblivious(List<string> texts);
#nullable restore

    sealed record Order(string Customer, List<Line> Lines, string? Note = null, string Currency = "EUR");

    sealed class Line
    {
        public required string Sku { get; init; }

        public int Count { get; set; } = 1;

        public string[] Tags { get; set; } = ["none"];
    }

    sealed class Box<T>
    {
        public T Value { get; set; } = default!;
    }

    [MessagePackObject]
    sealed class Numbered
    {
        [Key(0)]
        public string Name { get; set; } = "";

        [Key(2)]
        public Line[]? Lines { get; set; }
    }

    sealed class Tolerant([AllowNull] string first)
    {
        private string _second = "second";

        public string First { get; } = first ?? "first";

        [AllowNull]
        public string Second
        {
            get => _second;
            set => _second = value ?? "second";
        }

        [MaybeNull]
        public string Third { get; set; } = "third";
    }

    sealed class Kept
    {
        public string Text { get; set; } = "kept";

        public string Init { get; init; } = "kept too";
    }
}
