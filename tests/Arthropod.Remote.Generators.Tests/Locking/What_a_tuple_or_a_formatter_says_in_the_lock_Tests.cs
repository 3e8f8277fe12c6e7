using System.Globalization;
using Arthropod.Remote.Generators.Locking;
using Arthropod.Remote.Generators.Tests.World;
using Microsoft.CodeAnalysis.CSharp;

namespace Arthropod.Remote.Generators.Tests.Locking;

/// <summary>Names of elements and of formatters, which do not travel and yet say what a value means.</summary>
public sealed class What_a_tuple_or_a_formatter_says_in_the_lock_Tests
{
    private const string Formatters = """
        public class R { public int X { get; set; } }
        public struct F<T> : Arthropod.Remote.Serialization.IRemoteFormatter<T>
        {
            public static void Write(ref MessagePack.MessagePackWriter writer, T value) { }
            public static T Read(ref MessagePack.MessagePackReader reader) => default!;
        }
        """;

    [Theory]
    [InlineData("(int w, int h)", "(int w, int h)")]
    [InlineData("(int, string?)", "(int,string?)")]
    [InlineData("(int, int h)?[]", "(int, int h)?[]")]
    [InlineData("List<(int by, (string @class, int[] x) y)>", "(int by, (string class, int[] x) y)[]")]
    [InlineData("(int a, int b, int c, int d, int e, int f, int g, int h, int i)", "(int a, int b, int c, int d, int e, int f, int g, (int h, int i))")]
    [InlineData("Box<(int w, int h)>", "Box<(int w,int h)>")]
    public void Names_of_elements_stand_in_it_and_are_read_again(string type, string expected)
    {
        var model = LockReader.Read(
            Source.Compile($"public class Box<T> {{ public T? Value {{ get; set; }} }} [RemoteQueue(\"q\")] public interface IThing {{ Task Do({type} a, {type} b = default!); }}"),
            CancellationToken.None).Lock;

        Assert.Equal(expected, model.Contracts[0].Methods[0].Arguments[0].Type);
        Assert.Equal(model, LockParser.Parse(LockText.Write(model), out _));
    }

    [Fact]
    public async Task A_lock_without_names_protects_all_but_the_places()
    {
        const string Locked = "version 1\ncontract q IThing\n  method Do\n    argument 1 a (int,int)\n";

        Assert.Equal("AR0302", Assert.Single(await Locks.CheckAsync(Thing("(int w, int h) a"), Locked)).Id);
        Assert.Equal("AR0305", Assert.Single(await Locks.CheckAsync(Thing("(int w, long h) a"), Locked)).Id);
    }

    [Fact]
    public async Task Elements_beyond_the_seventh_change_places_too()
    {
        var found = await Locks.CheckAsync(
            Thing("(int h, int b, int c, int d, int e, int f, int g, int a, int i) t"),
            Locks.Of(Thing("(int a, int b, int c, int d, int e, int f, int g, int h, int i) t")));

        Assert.Equal("AR0305", Assert.Single(found).Id);
    }

    [Theory]
    [InlineData("(int w, int h) a", "(int h, int w) a", "is (int h, int w) now, but workers of the previous version read the 1st argument as (int w, int h), so that elements of a tuple change places: keep the type")]
    [InlineData("byte[] a", "List<byte> a", "is List<byte> now, but workers of the previous version read the 1st argument as byte[]: keep the type")]
    [InlineData("byte[][] a", "List<byte>?[] a", "is List<byte>?[] now, but workers of the previous version read the 1st argument as byte[][]: keep the type")]
    [InlineData("int a", "long a", "is long now, but workers of the previous version read the 1st argument as int: keep the type")]
    public async Task The_message_says_what_is_the_matter(string old, string current, string message)
    {
        var found = Assert.Single(await Locks.CheckAsync(Thing(current), Locks.Of(Thing(old))));

        Assert.Contains(message, found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_formatter_is_named()
    {
        const string Assembly = "[assembly: RemoteFormatter(typeof(R), typeof(F<R>))]";
        const string Another = "[assembly: RemoteFormatter(typeof(R), typeof(G))]";
        const string Thing = "[RemoteQueue(\"q\")] public interface IThing { Task<Dictionary<string, R?[]>> Do(R r, R? n = null, IProgress<(R r, R? by)>? p = null); Task Put(Holder h); } public class Holder { [RemoteFormatter(typeof(F<string>))] public string S { get; set; } = \"\"; }";
        const string Other = "public struct G : Arthropod.Remote.Serialization.IRemoteFormatter<R> { public static void Write(ref MessagePack.MessagePackWriter writer, R value) { } public static R Read(ref MessagePack.MessagePackReader reader) => new(); }";
        var model = LockReader.Read(Source.Compile(Assembly + Thing + Formatters), CancellationToken.None).Lock;
        var text = LockText.Write(model);
        var plain = Locks.Of(Source.Compile(Thing + Formatters));

        Assert.Equal(model, LockParser.Parse(text, out _));
        Assert.Contains("    argument 1 r R by F<R>\n    argument 2 n R by F<R>? optional\n    progress (R by F<R> r, R by F<R>? by)\n    result map<string,R by F<R>?[]>\n", text, StringComparison.Ordinal);
        Assert.Contains("  S S string by F<string>\n", text, StringComparison.Ordinal);
        Assert.Contains("'r', is R by F<R> now, but workers of the previous version read the 1st argument as R: ", await MessageAsync(Assembly, plain), StringComparison.Ordinal);
        Assert.Contains("'r', is R now, but workers of the previous version read the 1st argument as R by F<R>: ", await MessageAsync("", text), StringComparison.Ordinal);
        Assert.Contains("'r', is R by G now, but workers of the previous version read the 1st argument as R by F<R>: ", await MessageAsync(Another, text), StringComparison.Ordinal);

        async Task<string> MessageAsync(string attribute, string locked) => string.Join(
            '\n', (await Locks.CheckAsync(Source.Compile(attribute + Thing + Formatters + Other), locked)).Select(found => found.GetMessage(CultureInfo.InvariantCulture)));
    }

    private static CSharpCompilation Thing(string parameters) =>
        Source.Compile($"[RemoteQueue(\"q\")] public interface IThing {{ Task Do({parameters}); }}");
}
