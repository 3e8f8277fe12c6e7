using Arthropod.Remote.Generators.Tests.World;

namespace Arthropod.Remote.Generators.Tests.Locking;

/// <summary>The rules of docs/contract-evolution.md, each as a change from one version of a contract to the next.</summary>
internal static class Changes
{
    /// <summary>Compatible changes, by what they do.</summary>
    public static IReadOnlyDictionary<string, (Release Old, Release New)> Allowed { get; } = new Dictionary<string, (Release Old, Release New)>(StringComparer.Ordinal)
    {
        ["a method is added"] = (
            Do("int a", "a"),
            Do("int a", "a") with { Methods = "Task<string> Do(int a) => Task.FromResult($\"{a}\");\nTask More() => Task.CompletedTask;" }),
        ["a method is renamed and keeps its wire name"] = (
            Do("int a", "a"),
            new("[RemoteMethod(Name = \"Do\")] Task<string> Done(int a) => Task.FromResult($\"{a}\");", "await thing.Done(1)")),
        ["an argument with a default value is added"] = (
            Do("int a", "a"),
            new("Task<string> Do(int a, string b = \"\") => Task.FromResult($\"{a}{b}\");", "await thing.Do(1, \"b\")")),
        ["an argument with a default value is removed from the end"] = (
            new("Task<string> Do(int a, string b = \"\") => Task.FromResult($\"{a}\");", "await thing.Do(1, \"b\")"),
            Do("int a", "a")),
        ["the interface is renamed"] = (Do("int a", "a"), Do("int a", "a") with { Contract = "IThingDoer" }),
        ["the interface moves to another namespace"] = (Do("int a", "a"), Do("int a", "a") with { Contract = "Moved.IThing" }),
        ["an argument loses its default value"] = (WithDefault, Do("int a", "a")),
        ["an argument gets a default value"] = (Do("int a", "a"), WithDefault),
        ["an argument is renamed"] = (Do("int a", "a"), Do("int b", "b")),
        ["a token is added"] = (Do("int a", "a"), WithToken),
        ["a token is removed"] = (WithToken, Do("int a", "a")),
        ["progress is added"] = (Do("int a", "a"), WithProgress),
        ["progress is removed"] = (WithProgress, Do("int a", "a")),
        ["a method becomes one-way"] = (
            WithoutResult("Task Do(int a) => Task.CompletedTask;"),
            WithoutResult("[OneWay] Task Do(int a) => Task.CompletedTask;")),
        ["a method is one-way no longer"] = (
            WithoutResult("[OneWay] Task Do(int a) => Task.CompletedTask;"),
            WithoutResult("Task Do(int a) => Task.CompletedTask;")),
        ["a list becomes an array"] = (
            new("Task<string> Do(List<int> a) => Task.FromResult($\"{a.Count}\");", "await thing.Do(new() { 1, 2 })"),
            new("Task<string> Do(int[] a) => Task.FromResult($\"{a.Length}\");", "await thing.Do(new[] { 1, 2 })")),
        ["elements of a tuple get names"] = (
            new("Task<string> Do((int, int) a) => Task.FromResult($\"{a.Item1}\");", "await thing.Do((1, 2))"), Sized("int w, int h", "w")),
        ["elements of a tuple are renamed"] = (Sized("int w, int h", "w"), Sized("int wide, int high", "wide")),
        ["elements of a tuple lose their names"] = (
            Sized("int w, int h", "w"), new("Task<string> Do((int, int) a) => Task.FromResult($\"{a.Item1}\");", "await thing.Do((1, 2))")),
        ["a list becomes a set"] = (
            new("Task<string> Do(List<int> a) => Task.FromResult($\"{a.Count}\");", "await thing.Do(new() { 1, 2 })"),
            new("Task<string> Do(HashSet<int> a) => Task.FromResult($\"{a.Count}\");", "await thing.Do(new() { 1, 2 })")),
        ["a list becomes a stack"] = (
            new("Task<string> Do(List<int> a) => Task.FromResult($\"{a.Count}\");", "await thing.Do(new() { 1, 2 })"),
            new("Task<string> Do(Stack<int> a) => Task.FromResult($\"{a.Count}\");", "await thing.Do(new(new[] { 1, 2 }))")),
        ["a type is renamed"] = (
            Boxed("public class Box { public int A { get; set; } SAY(box.A) }", "new Box { A = 1 }"),
            new("Task<string> Do(Case box) => Task.FromResult($\"{box.A}\");", "await thing.Do(new Case { A = 1 })", "public class Case { public int A { get; set; } }")),
        ["a member is added"] = (
            Boxed("public class Box { public int A { get; set; } SAY(box.A) }", "new Box { A = 1 }"),
            Boxed("public class Box { public int A { get; set; } public string B { get; set; } = \"\"; SAY(box.A) }", "new Box { A = 1, B = \"b\" }")),
        ["a member is added to a record, with a default value"] = (
            Boxed("public record Box(int A) { SAY(box.A) }", "new Box(1)"),
            Boxed("public record Box(int A, string B = \"\") { SAY(box.A) }", "new Box(1, \"b\")")),
        ["a nullable member is removed"] = (
            Boxed("public class Box { public int A { get; set; } public string? B { get; set; } SAY(box.A) }", "new Box { A = 1 }"),
            Boxed("public class Box { public int A { get; set; } SAY(box.A) }", "new Box { A = 1 }")),
        ["a member is renamed and keeps its key"] = (
            Boxed("[MessagePackObject] public class Box { [Key(0)] public int A { get; set; } SAY(box.A) }", "new Box { A = 1 }"),
            Boxed("[MessagePackObject] public class Box { [Key(0)] public int B { get; set; } SAY(box.B) }", "new Box { B = 1 }")),
        ["a key is added"] = (
            Boxed("[MessagePackObject] public class Box { [Key(0)] public int A { get; set; } SAY(box.A) }", "new Box { A = 1 }"),
            Boxed("[MessagePackObject] public class Box { [Key(0)] public int A { get; set; } [Key(1)] public int B { get; set; } SAY(box.A) }", "new Box { A = 1 }")),
        ["a key is added in a gap, which may be null"] = (
            Boxed("[MessagePackObject] public class Box { [Key(0)] public int A { get; set; } [Key(3)] public int D { get; set; } SAY(box.A) }", "new Box { A = 1 }"),
            Boxed("[MessagePackObject] public class Box { [Key(0)] public int A { get; set; } [Key(1)] public string? B { get; set; } [Key(2)] public required int? C { get; set; } [Key(3)] public int D { get; set; } SAY(box.A) }", "new Box { A = 1, C = 2 }")),
        ["a value is added to an enum"] = (
            Boxed("public enum Box { A, B } public static class Boxes { public static string Say(Box box) => $\"{(int)box}\"; }", "Box.B", "Boxes"),
            Boxed("public enum Box { A, B, C } public static class Boxes { public static string Say(Box box) => $\"{(int)box}\"; }", "Box.C", "Boxes")),
        ["a value of an enum is renamed"] = (
            Boxed("public enum Box { A, B } public static class Boxes { public static string Say(Box box) => $\"{(int)box}\"; }", "Box.B", "Boxes"),
            Boxed("public enum Box { A, C } public static class Boxes { public static string Say(Box box) => $\"{(int)box}\"; }", "Box.C", "Boxes")),
    };

    /// <summary>Changes that break a peer, by the rule that refuses them and what they do.</summary>
    public static IReadOnlyDictionary<string, (Release Old, Release New)> Forbidden { get; } = new Dictionary<string, (Release Old, Release New)>(StringComparer.Ordinal)
    {
        ["AR0303 the queue has another name"] = (Do("int a", "a"), Do("int a", "a") with { Queue = "other" }),
        ["AR0304 a method is gone"] = (
            Do("int a", "a"), new("Task<string> Undo(int a) => Task.FromResult($\"{a}\");", "await thing.Undo(1)")),
        ["AR0305 an argument has another type"] = (
            Do("int a", "a"), new("Task<string> Do(string a) => Task.FromResult(a);", "await thing.Do(\"x\")")),
        ["AR0305 an argument has a wider type"] = (
            Do("int a", "a"), new("Task<string> Do(long a) => Task.FromResult($\"{a}\");", "await thing.Do(long.MaxValue)")),
        ["AR0305 an argument may be null now"] = (
            new("Task<string> Do(string a) => Task.FromResult(a);", "await thing.Do(\"x\")"),
            new("Task<string> Do(string? a) => Task.FromResult(a ?? \"x\");", "await thing.Do(null)")),
        ["AR0305 an argument may not be null any more"] = (
            new("Task<string> Do(string? a) => Task.FromResult(a ?? \"x\");", "await thing.Do(null)"),
            new("Task<string> Do(string a) => Task.FromResult(a);", "await thing.Do(\"x\")")),
        ["AR0305 elements may be null now"] = (
            new("Task<string> Do(string[] a) => Task.FromResult(a[0]);", "await thing.Do(new[] { \"x\" })"),
            new("Task<string> Do(string?[] a) => Task.FromResult(a[0] ?? \"x\");", "await thing.Do(new string?[] { null })")),
        ["AR0305 bytes become a list"] = (
            new("Task<string> Do(byte[] a) => Task.FromResult($\"{a.Length}\");", "await thing.Do(new byte[] { 1, 2 })"),
            new("Task<string> Do(List<byte> a) => Task.FromResult($\"{a.Count}\");", "await thing.Do(new List<byte> { 1, 2, 255 })")),
        ["AR0305 a formatter is written for a type"] = (Formatted("", "A"), Formatted("[RemoteFormatter(typeof(F))]", "A")),
        ["AR0305 a type has another formatter"] = (
            Formatted("[RemoteFormatter(typeof(F))]", "A"), Formatted("[RemoteFormatter(typeof(G))]", "A")),
        ["AR0305 elements of a tuple have changed places"] = (Sized("int w, int h", "w"), Sized("int h, int w", "w")),
        ["AR0305 an element of a tuple has taken the place of another"] = (Sized("int w, int h", "h"), Sized("int h, int depth", "h")),
        ["AR0305 an argument is put between others"] = (
            new("Task<string> Do(int a, string b) => Task.FromResult($\"{a}{b}\");", "await thing.Do(1, \"b\")"),
            new("Task<string> Do(int a, int c, string b = \"b\") => Task.FromResult($\"{a}{b}\");", "await thing.Do(1, 2, \"b\")")),
        ["AR0306 an argument without a default value is added"] = (
            Do("int a", "a"), new("Task<string> Do(int a, int b) => Task.FromResult($\"{a}\");", "await thing.Do(1, 2)")),
        ["AR0307 an argument without a default value is gone"] = (
            new("Task<string> Do(int a, int b) => Task.FromResult($\"{a}\");", "await thing.Do(1, 2)"), Do("int a", "a")),
        ["AR0308 arguments have changed places"] = (
            new("Task<string> Do(int a, int b) => Task.FromResult($\"{a - b}\");", "await thing.Do(5, 2)"),
            new("Task<string> Do(int b, int a) => Task.FromResult($\"{a - b}\");", "await thing.Do(2, 5)")),
        ["AR0308 an argument is put between others of its type"] = (
            new("Task<string> Do(int a, int b = 2) => Task.FromResult($\"{a - b}\");", "await thing.Do(5, 3)"),
            new("Task<string> Do(int a, int c = 0, int b = 2) => Task.FromResult($\"{a - b}\");", "await thing.Do(5, 0, 3)")),
        ["AR0308 an argument is taken away between others of its type"] = (
            new("Task<string> Do(int a, int c, int b = 2) => Task.FromResult($\"{a - b}\");", "await thing.Do(5, 0, 3)"),
            new("Task<string> Do(int a, int b) => Task.FromResult($\"{a - b}\");", "await thing.Do(5, 3)")),
        ["AR0309 the result has another type"] = (
            new("Task<int> Do(int a) => Task.FromResult(a);", "await thing.Do(1)"),
            new("Task<string> Do(int a) => Task.FromResult(\"x\");", "await thing.Do(1)")),
        ["AR0309 there is a result now"] = (
            WithoutResult("Task Do(int a) => Task.CompletedTask;"),
            new("Task<int> Do(int a) => Task.FromResult(a);", "await thing.Do(1)")),
        ["AR0309 there is no result any more"] = (
            new("Task<int> Do(int a) => Task.FromResult(a);", "await thing.Do(1)"),
            WithoutResult("Task Do(int a) => Task.CompletedTask;")),
        ["AR0309 elements of the result have changed places"] = (
            new("Task<(int W, int H)> Do(int a) => Task.FromResult((W: 1, H: 2));", "(await thing.Do(1)).W"),
            new("Task<(int H, int W)> Do(int a) => Task.FromResult((H: 2, W: 1));", "(await thing.Do(1)).W")),
        ["AR0310 progress has another type"] = (Reporting("int", "7"), Reporting("string", "\"x\"")),
        ["AR0311 a member has another type"] = (
            Boxed("public class Box { public int A { get; set; } SAY(box.A) }", "new Box { A = 1 }"),
            Boxed("public class Box { public string A { get; set; } = \"\"; SAY(box.A) }", "new Box { A = \"x\" }")),
        ["AR0311 elements of a member have changed places"] = (
            Boxed("public class Box { public List<(int W, int H)> A { get; set; } = new(); SAY(box.A[0].W) }", "new Box { A = { (1, 2) } }"),
            Boxed("public class Box { public List<(int H, int W)> A { get; set; } = new(); SAY(box.A[0].W) }", "new Box { A = { (2, 1) } }")),
        ["AR0311 a key has another meaning"] = (
            Boxed("[MessagePackObject] public class Box { [Key(0)] public int A { get; set; } [Key(1)] public int B { get; set; } SAY(box.A) }", "new Box { A = 1 }"),
            Boxed("[MessagePackObject] public class Box { [Key(0)] public int A { get; set; } [Key(1)] public string B { get; set; } = \"\"; SAY(box.A) }", "new Box { A = 1 }")),
        ["AR0312 a member is renamed"] = (
            Boxed("public class Box { public int A { get; set; } SAY(box.A) }", "new Box { A = 1 }"),
            Boxed("public class Box { public int B { get; set; } SAY(box.B) }", "new Box { B = 1 }")),
        ["AR0312 a required member is gone"] = (
            Boxed("public class Box { public int A { get; set; } public required string? B { get; init; } SAY(box.A) }", "new Box { A = 1, B = \"b\" }"),
            Boxed("public class Box { public int A { get; set; } SAY(box.A) }", "new Box { A = 1 }")),
        ["AR0313 a required member is added"] = (
            Boxed("public class Box { public int A { get; set; } SAY(box.A) }", "new Box { A = 1 }"),
            Boxed("public class Box { public int A { get; set; } public required int B { get; init; } SAY(box.A) }", "new Box { A = 1, B = 2 }")),
        ["AR0313 a parameter of a record is added that may not be null"] = (
            Boxed("public record Box(int A) { SAY(box.A) }", "new Box(1)"),
            Boxed("public record Box(int A, string B) { SAY(box.A) }", "new Box(1, \"b\")")),
        ["AR0314 a type has keys now"] = (
            Boxed("public class Box { public int A { get; set; } SAY(box.A) }", "new Box { A = 1 }"),
            Boxed("[MessagePackObject] public class Box { [Key(0)] public int A { get; set; } SAY(box.A) }", "new Box { A = 1 }")),
        ["AR0314 a type has keys no more"] = (
            Boxed("[MessagePackObject] public class Box { [Key(0)] public int A { get; set; } SAY(box.A) }", "new Box { A = 1 }"),
            Boxed("public class Box { public int A { get; set; } SAY(box.A) }", "new Box { A = 1 }")),
        ["AR0314 an enum is wider"] = (
            Boxed("public enum Box : byte { A } public static class Boxes { public static string Say(Box box) => $\"{(int)box}\"; }", "Box.A", "Boxes"),
            Boxed("public enum Box { A, B = 300 } public static class Boxes { public static string Say(Box box) => $\"{(int)box}\"; }", "Box.B", "Boxes")),
        ["AR0315 the values of an enum have changed places"] = (
            Boxed("public enum Box { A, B } public static class Boxes { public static string Say(Box box) => $\"{box}\"; }", "Box.B", "Boxes"),
            Boxed("public enum Box { B, A } public static class Boxes { public static string Say(Box box) => $\"{box}\"; }", "Box.B", "Boxes")),
        ["AR0315 a value of an enum is gone"] = (
            Boxed("public enum Box { A, B } public static class Boxes { public static string Say(Box box) => $\"{box}\"; }", "Box.B", "Boxes"),
            Boxed("public enum Box { A } public static class Boxes { public static string Say(Box box) => $\"{box}\"; }", "Box.A", "Boxes")),
        ["AR0316 a case of a union is added"] = (Union("[Union(0, typeof(A))]", "new A()"), Union("[Union(0, typeof(A))] [Union(1, typeof(B))]", "new B()")),
        ["AR0316 a case of a union is gone"] = (Union("[Union(0, typeof(A))] [Union(1, typeof(B))]", "new B()"), Union("[Union(0, typeof(A))]", "new A()")),
        ["AR0316 cases of a union have changed numbers"] = (
            Union("[Union(0, typeof(A))] [Union(1, typeof(B))]", "new B()"), Union("[Union(1, typeof(A))] [Union(0, typeof(B))]", "new B()")),
        ["AR0318 members have changed keys"] = (
            Boxed("[MessagePackObject] public class Box { [Key(0)] public int A { get; set; } [Key(1)] public int B { get; set; } SAY(box.A) }", "new Box { A = 1 }"),
            Boxed("[MessagePackObject] public class Box { [Key(1)] public int A { get; set; } [Key(0)] public int B { get; set; } SAY(box.A) }", "new Box { A = 1 }")),
        ["AR0318 a member has taken the key of one that is gone"] = (
            Boxed("[MessagePackObject] public class Box { [Key(\"a\")] public int? A { get; set; } [Key(\"b\")] public int? B { get; set; } SAY(box.B) }", "new Box { A = 1, B = 2 }"),
            Boxed("[MessagePackObject] public class Box { [Key(\"a\")] public int? B { get; set; } SAY(box.B) }", "new Box { B = 2 }")),
        ["AR0318 a member that may be null has moved to a free key"] = (
            Boxed("[MessagePackObject] public class Box { [Key(0)] public int A { get; set; } [Key(2)] public int? B { get; set; } SAY(box.B) }", "new Box { B = 2 }"),
            Boxed("[MessagePackObject] public class Box { [Key(0)] public int A { get; set; } [Key(1)] public int? B { get; set; } SAY(box.B) }", "new Box { B = 2 }")),
        ["AR0318 a member that may be null has another text for a key"] = (
            Boxed("[MessagePackObject] public class Box { [Key(\"a\")] public int? A { get; set; } SAY(box.A) }", "new Box { A = 1 }"),
            Boxed("[MessagePackObject] public class Box { [Key(\"b\")] public int? A { get; set; } SAY(box.A) }", "new Box { A = 1 }")),
        ["AR0319 a member is added with a key in a gap"] = (
            Boxed("[MessagePackObject] public class Box { [Key(0)] public int A { get; set; } [Key(2)] public int C { get; set; } SAY(box.A) }", "new Box { A = 1 }"),
            Boxed("[MessagePackObject] public class Box { [Key(0)] public int A { get; set; } [Key(1)] public int B { get; set; } [Key(2)] public int C { get; set; } SAY(box.A) }", "new Box { A = 1 }")),
    };

    /// <summary>What shows each line of the table in docs/contract-evolution.md.</summary>
    public static IReadOnlyDictionary<string, string[]> Proofs { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["add a method"] = ["a method is added"],
        ["remove a method"] = ["AR0304 a method is gone"],
        ["rename a method"] = ["a method is renamed and keeps its wire name", "AR0304 a method is gone"],
        ["rename the interface, or move it to another namespace"] = ["the interface is renamed", "the interface moves to another namespace"],
        ["change the queue's name"] = ["AR0303 the queue has another name"],
        ["add an argument at the end"] = ["an argument with a default value is added", "AR0306 an argument without a default value is added"],
        ["remove an argument from the end"] =
            ["an argument with a default value is removed from the end", "AR0307 an argument without a default value is gone"],
        ["give an argument a default value, or take it away"] = ["an argument gets a default value", "an argument loses its default value"],
        ["rename an argument"] = ["an argument is renamed"],
        ["let arguments change places, put one before others, or take one away before others"] =
            ["AR0308 arguments have changed places", "AR0308 an argument is put between others of its type",
             "AR0308 an argument is taken away between others of its type", "AR0305 an argument is put between others"],
        ["change an argument's type"] =
            ["AR0305 an argument has another type", "AR0305 an argument has a wider type", "AR0305 an argument may be null now",
             "AR0305 an argument may not be null any more", "AR0305 elements may be null now", "AR0305 bytes become a list"],
        ["let elements of a tuple change places"] =
            ["AR0305 elements of a tuple have changed places", "AR0305 an element of a tuple has taken the place of another",
             "AR0309 elements of the result have changed places", "AR0311 elements of a member have changed places"],
        ["name the elements of a tuple, or rename them"] =
            ["elements of a tuple get names", "elements of a tuple are renamed", "elements of a tuple lose their names"],
        ["write a formatter for a type, or use another"] = ["AR0305 a formatter is written for a type", "AR0305 a type has another formatter"],
        ["add or remove a `CancellationToken`"] = ["a token is added", "a token is removed"],
        ["add or remove progress"] = ["progress is added", "progress is removed"],
        ["change the type of progress"] = ["AR0310 progress has another type"],
        ["change the result, or between a result and none"] =
            ["AR0309 the result has another type", "AR0309 there is a result now", "AR0309 there is no result any more"],
        ["make a method one-way, or no longer"] = ["a method becomes one-way", "a method is one-way no longer"],
        ["use another collection of the same elements: `List<T>`, `T[]`, `IReadOnlyList<T>`"] = ["a list becomes an array"],
        ["use a set or a stack instead"] = ["a list becomes a set", "a list becomes a stack"],
        ["rename a type that travels"] = ["a type is renamed"],
        ["add a member"] =
            ["a member is added", "a member is added to a record, with a default value", "a key is added", "a key is added in a gap, which may be null", "AR0313 a required member is added",
             "AR0313 a parameter of a record is added that may not be null", "AR0319 a member is added with a key in a gap"],
        ["remove a member"] = ["a nullable member is removed", "AR0312 a required member is gone"],
        ["rename a member"] = ["a member is renamed and keeps its key", "AR0312 a member is renamed"],
        ["let members change keys"] =
            ["AR0318 members have changed keys", "AR0318 a member has taken the key of one that is gone",
             "AR0318 a member that may be null has moved to a free key", "AR0318 a member that may be null has another text for a key"],
        ["change a member's type"] = ["AR0311 a member has another type", "AR0311 a key has another meaning"],
        ["put keys on a type, or take them away"] = ["AR0314 a type has keys now", "AR0314 a type has keys no more"],
        ["add a value to an enum, or rename one"] = ["a value is added to an enum", "a value of an enum is renamed"],
        ["remove or renumber a value of an enum"] = ["AR0315 a value of an enum is gone", "AR0315 the values of an enum have changed places"],
        ["change the integer below an enum"] = ["AR0314 an enum is wider"],
        ["add or remove a case of a union, or let cases change numbers"] =
            ["AR0316 a case of a union is added", "AR0316 a case of a union is gone", "AR0316 cases of a union have changed numbers"],
    };

    private static Release Sized(string elements, string says) =>
        new($"Task<string> Do(({elements}) a) => Task.FromResult($\"{{a.{says}}}\");", "await thing.Do((1, 2))");

    private static Release Formatted(string attribute, string says) => Boxed(
        $$"""
        {{attribute}} public class Box { public int A { get; set; } SAY(box.{{says}}) }
        public struct F : Arthropod.Remote.Serialization.IRemoteFormatter<Box>
        {
            public static void Write(ref MessagePackWriter writer, Box value) => writer.Write(value.A);
            public static Box Read(ref MessagePackReader reader) => new() { A = reader.ReadInt32(), };
        }
        public struct G : Arthropod.Remote.Serialization.IRemoteFormatter<Box>
        {
            public static void Write(ref MessagePackWriter writer, Box value) => writer.Write($"{value.A}");
            public static Box Read(ref MessagePackReader reader) => new() { A = int.Parse(reader.ReadString()!), };
        }
        """,
        "new Box { A = 1 }");

    private static Release WithoutResult(string method) => new(
        method,
        "await Done.One(thing.Do(1))",
        "public static class Done { public static async Task<int> One(Task task) { await task; return 1; } }");

    private static Release WithDefault => new("Task<string> Do(int a = 1) => Task.FromResult($\"{a}\");", "await thing.Do()");

    private static Release WithToken => Do("int a, CancellationToken token = default", "a");

    private static Release WithProgress =>
        new("Task<string> Do(int a, IProgress<int>? progress = null) => Task.FromResult($\"{a}\");", "await thing.Do(1)");

    private static Release Do(string parameters, string name) =>
        new($"Task<string> Do({parameters}) => Task.FromResult($\"{{{name}}}\");", "await thing.Do(1)");

    private static Release Boxed(string types, string value, string says = "Box") => new(
        $"Task<string> Do(Box box) => Task.FromResult({says}.Say(box));",
        $"await thing.Do({value})",
        types.Replace("SAY(", "public static string Say(Box box) => $\"{", StringComparison.Ordinal).Replace(") }", "}\"; }", StringComparison.Ordinal));

    private static Release Reporting(string type, string value) => new(
        $"Task<string> Do(IProgress<{type}> progress) => Task.FromResult(Reports.One(progress, {value}));",
        $"await Reports.Got<{type}>(progress => thing.Do(progress))",
        """
        public static class Reports
        {
            public static string One<T>(IProgress<T> progress, T value) { progress.Report(value); return "done"; }
            public static async Task<string> Got<T>(Func<IProgress<T>, Task<string>> call)
            {
                var got = new List<T>();
                var result = await call(new InlineProgress<T>(got.Add));
                return result + got.Count;
            }
        }
        """);

    private static Release Union(string cases, string value) => new(
        "Task<string> Do(IBox box) => Task.FromResult(box.GetType().Name);",
        $"await thing.Do({value})",
        $$"""
        {{cases}} public interface IBox { }
        [MessagePackObject] public class A : IBox { [Key(0)] public int X { get; set; } }
        [MessagePackObject] public class B : IBox { [Key(0)] public int X { get; set; } }
        """);
}
