using Arthropod.Remote.Generators.Locking;
using Arthropod.Remote.Generators.Tests.World;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Tests.Locking;

public sealed class The_lock_is_a_readable_file_Tests
{
    private const string Video = """
        [assembly: RemoteContract(typeof(Video.IStore<string>))]
        namespace Video;
        [RemoteQueue("store-{T}")] public interface IStore<T> { Task Put(T item); }
        public enum Codec : byte { Av1 = 7, H264 = 0 }
        public record Size(int Width, int Height);
        public class Clip
        {
            public required Uri Url { get; init; }
            public Codec Codec { get; set; }
            public List<Size?> Sizes { get; set; } = [];
            public Clip? Parent { get; set; }
            public Lazy<int[]> Frames { get; set; } = new(() => []);
            public Lazy<int?>? Rating { get; set; }
            public Dictionary<string, (int A, string? B)>? Tags { get; set; }
        }
        [MessagePack.MessagePackObject] public class Box<T> { [MessagePack.Key(2)] public T? Value { get; set; } [MessagePack.Key(0)] public int[,]? Grid { get; set; } }
        [MessagePack.Union(3, typeof(Circle))] public interface IShape;
        [MessagePack.MessagePackObject] public class Circle : IShape { [MessagePack.Key(0)] public int Radius { get; set; } }

        [RemoteQueue("video_encoding")]
        public interface IVideoEncoder
        {
            [OneWay] Task Stop(byte[] reason);
            Task<string> Encode(Clip clip, IProgress<double> progress, int? quality = null, CancellationToken cancellationToken = default);
            [RemoteMethod(Name = "say \"hello\"; ~\\ größe")] ValueTask<Box<string?>> Say(IShape shape, KeyValuePair<int, Guid> pair, ReadOnlyMemory<byte> bytes);
        }

        [RemoteQueue("broken")]
        public interface IBroken { string Sync(); }
        """;

    private const string Expected = """
        version 1

        contract store-String Video.IStore<string>
          method Put
            argument 1 item string

        contract video_encoding Video.IVideoEncoder
          method Encode
            argument 1 clip Video.Clip
            argument 2 quality int? optional
            progress double
            result string
          method Stop
            argument 1 reason bytes
          method "say ~0022hello~0022; ~007e~005c größe"
            argument 1 shape Video.IShape
            argument 2 pair pair<int,Guid>
            argument 3 bytes bytes
            result Video.Box<string?>

        array Video.Box<string?>
          0 Grid int[,]?
          2 Value string?

        array Video.Circle
          0 Radius int

        map Video.Clip
          Codec Codec Video.Codec
          Frames Frames int[]
          Parent Parent Video.Clip?
          Rating Rating int?
          Sizes Sizes Video.Size?[]
          Tags Tags map<string,(int A, string? B)>?
          Url Url Uri required

        enum Video.Codec byte
          0 H264
          7 Av1

        union Video.IShape
          3 Circle Video.Circle

        map Video.Size
          Height Height int
          Width Width int

        """;

    [Fact]
    public void It_says_what_peers_see_a_fact_to_a_line_and_sorted()
    {
        var text = Locks.Of(Source.Compile(Video));

        Assert.Equal(Expected, text[text.IndexOf("version", StringComparison.Ordinal)..], ignoreLineEndingDifferences: true);
        Assert.All(text[..text.IndexOf("version", StringComparison.Ordinal)].Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("#", line, StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_read_as_it_was_written_with_either_line_ending()
    {
        var model = LockReader.Read(Source.Compile(Video), CancellationToken.None).Lock;

        Assert.Equal(model, LockParser.Parse(LockText.Write(model), out _));
        Assert.Equal(model, LockParser.Parse(LockText.Write(model).Replace("\n", "\r\n", StringComparison.Ordinal), out _));
    }

    [Theory]
    [InlineData("<<<<<<< HEAD")]
    [InlineData("=======")]
    [InlineData("||||||| base")]
    [InlineData(">>>>>>> branch")]
    [InlineData("    argument 1 fast ((int)")]
    [InlineData("\0\u0001\uFFFD binary")]
    [InlineData("    argument 2 fast bool")]
    [InlineData("    argument 1 fast map<string")]
    [InlineData("  method \"open")]
    [InlineData("  method \"bad ~00g0\"")]
    [InlineData("version 2")]
    [InlineData("something else")]
    public async Task A_line_that_it_cannot_read_is_reported_in_the_lock(string line)
    {
        var found = Assert.Single(await Locks.CheckAsync(Source.Compile(Video), $"# A lock\nversion 1\ncontract q IThing\n  method Do\n{line}\n"));

        Assert.Equal("AR0301", found.Id);
        Assert.Equal(("/project/arthropod.contracts.lock", 4), (found.Location.GetLineSpan().Path, found.Location.GetLineSpan().StartLinePosition.Line));
    }

    [Theory]
    [InlineData("", 0, "a line with the version is missing")]
    [InlineData("\n\n", 0, "a line with the version is missing")]
    [InlineData("# A lock\n", 0, "a line with the version is missing")]
    [InlineData("# A lock\ncontract q IThing\n", 1, "a line with the version is missing")]
    [InlineData("\0\u0003PK\u0014\uFFFD\n\0", 0, "a line with the version is missing")]
    [InlineData("# A lock\n\nversion 2\ncontract q IThing sealed\n", 2, "it is of a newer version of Arthropod.Remote; use that version in this project too")]
    [InlineData("<<<<<<< HEAD\nversion 1\n=======\nversion 2\n>>>>>>> branch\n", 0, "a line with the version is missing")]
    [InlineData("version 1\n=======\nversion 2\n", 1, "take one side of the merge")]
    [InlineData("version 1\nmap Item\n  A A int\nmap Item\n  A A long\n", 3, "take one side of the merge")]
    [InlineData("version 1\nmap Item\n  A A (int\n", 2, "take one side of the merge")]
    public async Task What_is_no_lock_says_what_to_do(string text, int line, string advice)
    {
        var found = Assert.Single(await Locks.CheckAsync(Source.Compile(Video), text));

        Assert.Equal(("AR0301", DiagnosticSeverity.Error, line), (found.Id, found.Severity, found.Location.GetLineSpan().StartLinePosition.Line));
        Assert.Contains(advice, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("version 1\ncontract q IThing\n\tmethod Do\n", 2)]
    [InlineData("version 1\ncontract q IThing\n  method Do\n  \targument 1 a int\n", 3)]
    public async Task Tabs_are_named_as_what_is_wrong(string text, int line)
    {
        var found = Assert.Single(await Locks.CheckAsync(Source.Compile(Video), text));

        Assert.Equal(("AR0301", line), (found.Id, found.Location.GetLineSpan().StartLinePosition.Line));
        Assert.Contains("it starts with a tab, and a lock is indented with spaces", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_it()
    {
        var locked = Locks.Of(Source.Compile(Video));

        Assert.Empty(await Locks.CheckAsync(Source.Compile(Video), "\uFEFF" + locked));
        Assert.Empty(await Locks.CheckAsync(Source.Compile(Video), "\uFEFF" + locked[locked.IndexOf("version", StringComparison.Ordinal)..]));
    }

    [Fact]
    public void Whatever_it_holds_reading_it_ends_with_an_answer()
    {
        var random = new Random(7);
        var locked = LockText.Write(LockReader.Read(Source.Compile(Video), CancellationToken.None).Lock);
        for (var i = 0; i < 2_000; i++)
        {
            var letters = locked.ToCharArray();
            for (var change = random.Next(1, 20); change > 0; change--)
            {
                letters[random.Next(letters.Length)] = random.Next(3) == 0 ? (char)random.Next(0x10000) : "<>[]()?,~\" \r\n"[random.Next(13)];
            }

            var model = LockParser.Parse(new string(letters), out var fault);

            Assert.Equal(model is null, fault is not null);
        }

        Assert.Null(LockParser.Parse($"version 1\nmap Item\n  A A {new string('(', 200_000)}int\n", out var deep));
        Assert.Equal(2, deep!.Line);
    }

    [Fact]
    public async Task A_method_of_two_bases_is_one()
    {
        var compilation = Source.Compile("""
            public interface IFirst { Task A(); Task<int> Do(string x); }
            public interface ISecond { Task<int> Do(string x); Task Z(int y); }
            [RemoteQueue("q")] public interface IThing : IFirst, ISecond { Task B(bool b); }
            """);

        var text = Locks.Of(compilation);

        Assert.Equal(
            """
            contract q IThing
              method A
              method B
                argument 1 b bool
              method Do
                argument 1 x string
                result int
              method Z
                argument 1 y int

            """,
            text[text.IndexOf("contract q", StringComparison.Ordinal)..],
            ignoreLineEndingDifferences: true);
        Assert.Empty(await Locks.CheckAsync(compilation, text));
    }

    [Fact]
    public async Task Without_a_lock_nothing_is_asked() => Assert.Empty(await Locks.CheckAsync(Source.Compile(Video), text: null));

    [Fact]
    public async Task What_it_does_not_know_is_reported_unless_it_is_being_written()
    {
        const string Empty = "version 1\n";

        Assert.Equal("AR0302", Assert.Single(await Locks.CheckAsync(Source.Compile(Video), Empty)).Id);
        Assert.Empty(await Locks.CheckAsync(Source.Compile(Video), Empty, "ArthropodWritesLock"));
    }

    [Fact]
    public async Task Breaks_are_errors_also_while_it_is_being_written_unless_they_are_accepted()
    {
        var locked = Locks.Of(Source.Compile(Video));
        var current = Source.Compile(Video.Replace("int? quality", "long? quality", StringComparison.Ordinal));

        var found = Assert.Single(await Locks.CheckAsync(current, locked, "ArthropodWritesLock"));

        Assert.Equal(
            "The 2nd argument of 'Encode', 'quality', is long? now, but workers of the previous version read the 2nd argument as int?: keep the type, or add a method",
            found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("long?", found.Location.SourceTree!.ToString().Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
        Assert.Empty(await Locks.CheckAsync(current, locked, "ArthropodWritesLock", "ArthropodAcceptBreaks"));
    }

    [Theory]
    [InlineData("Task<string> Encode", "string Encode")]
    [InlineData("Task<string> Encode", "Task<System.IO.Stream> Encode")]
    [InlineData("[RemoteQueue(\"video_encoding\")]", "[RemoteQueue(\"video encoding\")]")]
    [InlineData("Task Put(T item);", "Task Put(ref T item);")]
    public async Task A_contract_with_a_mistake_is_not_gone(string right, string wrong)
    {
        var found = await Locks.CheckAsync(Source.Compile(Video.Replace(right, wrong, StringComparison.Ordinal)), Locks.Of(Source.Compile(Video)));

        Assert.Empty(found);
    }

    [Fact]
    public async Task A_mistake_in_one_contract_hides_no_break_in_another()
    {
        var locked = Locks.Of(Source.Compile(Video));
        var current = Source.Compile(Video
            .Replace("Task<string> Encode", "string Encode", StringComparison.Ordinal)
            .Replace("Task Put(T item)", "Task Put(T item, int priority)", StringComparison.Ordinal));

        Assert.Equal("AR0306", Assert.Single(await Locks.CheckAsync(current, locked)).Id);
    }

    [Fact]
    public async Task What_is_gone_is_reported_in_the_lock()
    {
        var found = await Locks.CheckAsync(Source.Compile(""), Locks.Of(Source.Compile(Video)));

        Assert.Equal(["AR0303", "AR0303"], found.Select(one => one.Id));
        Assert.All(found, one => Assert.Equal(LocationKind.ExternalFile, one.Location.Kind));
    }
}
