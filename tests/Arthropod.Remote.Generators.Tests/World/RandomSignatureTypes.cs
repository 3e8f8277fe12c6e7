namespace Arthropod.Remote.Generators.Tests.World;

/// <summary>Names at random of types that travel, and of such as do not.</summary>
internal sealed class RandomSignatureTypes(Random random)
{
    /// <summary>The file that declares the types that need a declaration.</summary>
    public const string Declarations = """
        global using MessagePack;
        global using Shared;
        namespace Shared;
        public enum Colour { Red, Green = 7 }
        public record Point(int X, string? Name);
        public record struct Size(double Width, Guid Id);
        public class Item { public string Sku { get; set; } = ""; public List<Point>? Points { get; set; } public required int Count { get; init; } }
        [MessagePackObject] public class Keyed { [Key(0)] public int A { get; set; } [Key(1)] public string? B { get; set; } }
        public class Box<T> { public T Value { get; set; } = default!; }
        public class @class { public int @int { get; set; } public class Inner { public long? Größe { get; set; } } }

        public interface IShape;
        public class Hidden { private Hidden() { } public int X { get; set; } }
        public class Holder { public List<System.IO.Stream>? Photos { get; set; } }
        public class Node<T> { public Node<Node<T>>? Next { get; set; } }
        [MessagePackObject] public class Missing { [Key(0)] public int A { get; set; } public int B { get; set; } }
        [MessagePackObject] public class Doubled { [Key(0)] public int A { get; set; } [Key(0)] public int B { get; set; } }
        public struct Fixed { public readonly int X; }
        """;

    private static readonly string[] Structs =
        ["int", "bool", "Guid", "double", "DateTimeOffset", "TimeSpan", "Colour", "Size", "decimal", "long", "char", "DateOnly", "(int X, string)"];

    private static readonly string[] Classes =
        ["string", "Point", "Item", "Keyed", "@class", "@class.Inner", "byte[]", "Uri", "Version", "Tuple<int, string>"];

    private static readonly (string Type, string Rule)[] Broken =
    [
        ("object", "AR0201"), ("dynamic", "AR0201"), ("IShape", "AR0202"), ("IDisposable", "AR0202"), ("Func<int>", "AR0203"),
        ("global::System.IO.Stream", "AR0204"), ("Holder", "AR0204"), ("Hidden", "AR0205"), ("Type", "AR0208"), ("nint", "AR0208"),
        ("global::System.Collections.ArrayList", "AR0209"), ("Node<int>", "AR0210"), ("Missing", "AR0211"), ("Doubled", "AR0212"), ("Fixed", "AR0214"),
    ];

    private static readonly (string Type, string Rule)[] Pointing = [("Span<int>", "AR0206"), ("ReadOnlySpan<char>", "AR0206"), ("int*", "AR0206")];

    private static readonly (string Type, string Default)[] Optional =
    [
        ("int", "-1"), ("string", "\"a\\\"b\\\\\""), ("string?", "null"), ("Colour", "Colour.Green"), ("Guid", "default"), ("double", "double.NaN"),
        ("int?", "5"), ("Item?", "null"), ("bool", "true"), ("Size", "default"), ("byte", "255"), ("char", "'\\''"), ("decimal", "1.50m"),
        ("List<int>?", "null"), ("Colour?", "(Colour)9"), ("ulong", "ulong.MaxValue"),
    ];

    /// <summary>A type that travels.</summary>
    public string Sound() => random.Next(4) == 0 ? Type(depth: 2) + "?" : Type(depth: 2);

    /// <summary>A type that does not, and the rule that says so.</summary>
    public (string Type, string Rule) Unsound()
    {
        var (type, rule) = Pick(Broken);
        return (random.Next(6) switch
        {
            0 => $"List<{type}>",
            1 => $"Dictionary<string, {type}[]>?",
            2 => $"({type}, int)",
            3 => $"Box<{type}>",
            _ => type,
        }, rule);
    }

    /// <summary>A type that does not travel and is no type argument either.</summary>
    public (string Type, string Rule) Pointer() => Pick(Pointing);

    /// <summary>A type that travels, and a default value of it.</summary>
    public (string Type, string Default) WithDefault() => Pick(Optional);

    private string Type(int depth) => (depth == 0 ? 0 : random.Next(12)) switch
    {
        1 => $"List<{Type(depth - 1)}>",
        2 => $"Dictionary<string, {Nullable(depth - 1)}>",
        3 => $"({Type(depth - 1)} First, {Nullable(depth - 1)})",
        4 => $"Box<{Type(depth - 1)}>",
        5 => $"IReadOnlyList<{Type(depth - 1)}>",
        6 => $"global::System.Collections.Immutable.ImmutableArray<{Type(depth - 1)}>",
        7 => $"{Nullable(depth - 1)}[]",
        _ => Pick(random.Next(2) == 0 ? Structs : Classes),
    };

    private string Nullable(int depth) => random.Next(3) == 0 ? Type(depth) + "?" : Type(depth);

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];
}
