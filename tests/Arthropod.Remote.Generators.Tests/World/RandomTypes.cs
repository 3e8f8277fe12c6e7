using System.Globalization;
using System.Text;

namespace Arthropod.Remote.Generators.Tests.World;

/// <summary>Source text of types that nobody would think of, and of a contract with a method for each.</summary>
internal sealed class RandomTypes(Random random)
{
    private static readonly string[] Keys = ["int", "string", "Guid", "long", "E0", "(byte, char)", "DateOnly"];

    // No BigInteger: where one meets the end of its buffer, the library throws (2.5.307). It has tests of its own.
    private static readonly string[] Simple =
    [
        "bool", "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double", "char", "string", "decimal", "Guid",
        "DateTime", "DateTimeOffset", "TimeSpan", "DateOnly", "TimeOnly", "Uri", "Version", "Half", "byte[]",
        "Memory<byte>", "E0", "E1", "System.Text.StringBuilder",
    ];

    private static readonly string[] Collections =
    [
        "IList", "ICollection", "IEnumerable", "IReadOnlyCollection", "LinkedList", "Stack", "ReadOnlyCollection", "ObservableCollection",
        "ConcurrentQueue", "ImmutableList", "ImmutableQueue",
    ];

    private static readonly string[] Maps =
        ["IDictionary", "IReadOnlyDictionary", "ReadOnlyDictionary", "SortedDictionary", "SortedList", "ImmutableSortedDictionary"];

    private static readonly string[] Values =
        ["int", "long", "Guid", "DateTime", "decimal", "double", "bool", "E0", "E1", "(int, string)", "KeyValuePair<int, bool>", "Half"];

    private readonly List<string> _declared = [];
    private readonly StringBuilder _source = new("""
        #pragma warning disable AR0225, AR0226, AR0228
        using MessagePack;
        using System.Collections.Concurrent;
        using System.Collections.Immutable;
        using System.Collections.ObjectModel;
        public enum E0 { A, B = 300, C = -1 }
        public enum E1 : byte { A, B = 200 }
        public class Box<T> { public T Value { get; set; } = default!; public List<T>? More { get; set; } }
        public class Numbers : List<int> { }

        """);

    /// <summary>The text of so many types; method <c>M3</c> of <c>IRandom</c> carries type <c>T3</c>.</summary>
    public string Declare(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _source.AppendLine(Declare(string.Create(CultureInfo.InvariantCulture, $"T{i}")));
            _declared.Add(string.Create(CultureInfo.InvariantCulture, $"T{i}"));
        }

        var methods = _declared.Select(name => $"Task<{name}> M{name[1..]}({name} value);");
        return _source.Append("[RemoteQueue(\"q\")] public interface IRandom { ").AppendJoin(' ', methods).AppendLine(" }").ToString();
    }

    private string Declare(string name) => random.Next(8) switch
    {
        0 => $"public record {name}(int First, {Members(name, "{0} {1}", ", ")});",
        1 => $"public record struct {name}({Members("", "{0} {1}", ", ")});",
        2 => $"public class {name} {{ {Members(name, "public required {0} {1} {{ get; init; }}")} }}",
        3 => $"[MessagePackObject] public class {name} {{ {Members(name, "[Key({2})] public {0} {1} {{ get; set; }} = default!;")} }}",
        4 => $"[MessagePackObject] public class {name} {{ {Members(name, "[Key(\"k{2}\")] public {0} {1} {{ get; set; }} = default!;")} }}",
        5 => $"public class {name} {{ {Members(name, "public {0} {1} = default!;")} }}",
        6 => $"public class {name}Base {{ {Members("", "public {0} Base{1} {{ get; set; }} = default!;")} }} public class {name} : {name}Base {{ {Members(name, "public {0} {1} {{ get; init; }} = default!;")} }}",
        _ => $"[Union(0, typeof({name}A)), Union(7, typeof({name}B))] public abstract class {name} {{ }} " +
            $"public class {name}A : {name} {{ {Members(name, "public {0} {1} {{ get; set; }} = default!;")} }} " +
            $"[MessagePackObject] public class {name}B : {name} {{ {Members(name, "[Key({2})] public {0} {1} {{ get; set; }} = default!;")} }}",
    };

    private string Members(string self, string format, string separator = " ")
    {
        var key = 0;
        var members = Enumerable.Range(0, random.Next(1, 6)).Select(index =>
        {
            key += random.Next(5) == 0 ? 2 : 1;
            var type = self.Length > 0 && random.Next(10) == 0 ? self + "?" : Type(depth: 3);
            return string.Format(CultureInfo.InvariantCulture, format, type, "P" + index, key - 1);
        });
        return string.Join(separator, members);
    }

    private string Type(int depth) => depth == 0 ? Pick(Simple) : random.Next(24) switch
    {
        0 => Type(depth - 1) + "[]",
        1 => $"List<{Type(depth - 1)}>",
        2 => $"List<{Type(depth - 1)}>?",
        3 => $"Dictionary<{Pick(Keys)}, {Type(depth - 1)}>",
        4 => $"({Type(depth - 1)}, {Type(depth - 1)})",
        5 => $"Tuple<{Type(depth - 1)}, int>?",
        6 => $"Box<{Type(depth - 1)}>",
        7 => Pick(Values) + "?",
        8 => $"IReadOnlyList<{Type(depth - 1)}>",
        9 => $"ImmutableArray<{Type(depth - 1)}>",
        10 => $"Queue<{Type(depth - 1)}>",
        11 => $"HashSet<{Pick(Keys)}>",
        12 => "Numbers?",
        13 => $"{Pick(Collections)}<{Type(depth - 1)}>",
        14 => $"{Pick(Maps)}<{Pick(Keys)}, {Type(depth - 1)}>",
        15 or 16 or 17 when _declared.Count > 0 => Pick(_declared),
        _ => Pick(Simple),
    };

    private string Pick(IReadOnlyList<string> from) => from[random.Next(from.Count)];
}
