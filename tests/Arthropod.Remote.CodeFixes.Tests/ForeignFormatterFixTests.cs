using Arthropod.Remote.Generators.Diagnostics;

namespace Arthropod.Remote.CodeFixes.Tests;

public sealed class ForeignFormatterFixTests
{
    private const string Formatters = """

        public class ClipFormatter : IMessagePackFormatter<Clip?>
        {
            public void Serialize(ref MessagePackWriter writer, Clip? value, MessagePackSerializerOptions options) { }
            public Clip? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) => null;
        }

        public class SizeFormatter : IMessagePackFormatter<int>
        {
            public SizeFormatter() { }
            public SizeFormatter(int size) { }
            public void Serialize(ref MessagePackWriter writer, int value, MessagePackSerializerOptions options) { }
            public int Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) => 0;
        }

        [RemoteQueue("q")]
        public interface IThing
        {
            Task A({|AR0221:Clip|} clip);
            Task B({|AR0221:Clip[]|} clips);
        }
        """;

    [Fact]
    public Task Types_and_members_that_have_a_MessagePack_formatter_are_carried_by_it() => FixTest<ContractAnalyzer, ForeignFormatterFix>.FixesAsync(
        """
        #nullable enable
        using System.Threading.Tasks;
        using Arthropod.Remote;
        using MessagePack;
        using MessagePack.Formatters;

        // A clip.
        [MessagePackFormatter(typeof(ClipFormatter))]
        public class Clip;

        public class Holder
        {
            [MessagePackFormatter(typeof(SizeFormatter))]
            public int Size { get; set; }

            /// <summary>Other.</summary>
            [Key(0), MessagePackFormatter(typeof(SizeFormatter))] public int Other;
        }

        public record Positional([property: MessagePackFormatter(typeof(SizeFormatter))] int Size);

        [RemoteQueue("r")]
        public interface IOther
        {
            Task A({|AR0221:{|AR0221:Holder|}|} holder, {|AR0221:Positional|} positional);
        }
        """ + Formatters,
        """
        #nullable enable
        using System.Threading.Tasks;
        using Arthropod.Remote;
        using Arthropod.Remote.Serialization.Formatters;
        using MessagePack;
        using MessagePack.Formatters;

        // A clip.
        [MessagePackFormatter(typeof(ClipFormatter))]
        [RemoteFormatter(typeof(MessagePackFormatterBridge<Clip?, ClipFormatter>))]
        public class Clip;

        public class Holder
        {
            [MessagePackFormatter(typeof(SizeFormatter))]
            [RemoteFormatter(typeof(MessagePackFormatterBridge<int, SizeFormatter>))]
            public int Size { get; set; }

            /// <summary>Other.</summary>
            [Key(0), MessagePackFormatter(typeof(SizeFormatter))][RemoteFormatter(typeof(MessagePackFormatterBridge<int, SizeFormatter>))] public int Other;
        }

        public record Positional([property: MessagePackFormatter(typeof(SizeFormatter))][property: RemoteFormatter(typeof(MessagePackFormatterBridge<int, SizeFormatter>))] int Size);

        [RemoteQueue("r")]
        public interface IOther
        {
            Task A(Holder holder, Positional positional);
        }
        """ + Formatters.Replace("{|AR0221:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal));

    [Fact]
    public Task A_type_of_another_assembly_is_marked_at_the_contracts() => FixTest<ContractAnalyzer, ForeignFormatterFix>.FixesAsync(
        """
        using System.Threading.Tasks;
        using Arthropod.Remote;

        [RemoteQueue("q")]
        public interface IThing
        {
            Task A({|AR0221:Library.Clip|} clip, {|AR0221:Library.Holder|} holder);
        }
        """,
        """
        using System.Threading.Tasks;
        using Arthropod.Remote;
        using Arthropod.Remote.Serialization.Formatters;
        using Library;

        [assembly: RemoteFormatter(typeof(Clip), typeof(MessagePackFormatterBridge<Clip, ClipFormatter>))]

        [RemoteQueue("q")]
        public interface IThing
        {
            Task A(Library.Clip clip, {|AR0221:Library.Holder|} holder);
        }
        """,
        library: """
        using MessagePack;
        using MessagePack.Formatters;

        namespace Library;

        [MessagePackFormatter(typeof(ClipFormatter))]
        public class Clip;

        public class Holder
        {
            [MessagePackFormatter(typeof(ClipFormatter))]
            public Clip? Clip { get; set; }
        }

        public class ClipFormatter : IMessagePackFormatter<Clip>
        {
            public void Serialize(ref MessagePackWriter writer, Clip value, MessagePackSerializerOptions options) { }
            public Clip Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) => new();
        }
        """);

    [Theory]
    [InlineData("[MessagePackFormatter(typeof(SizeFormatter), 5)] public int Size { get; set; }")]
    [InlineData("[MessagePackFormatter(typeof(SizeFormatter))] public int? Size { get; set; }")]
    [InlineData("[MessagePackFormatter(typeof(Hidden))] public int Size { get; set; } private class Hidden : SizeFormatter { }")]
    [InlineData("[MessagePackFormatter(typeof(Closed))] public int Size { get; set; } public class Closed : SizeFormatter { private Closed() { } }")]
    public Task What_no_bridge_can_carry_is_left_to_people(string member) => FixTest<ContractAnalyzer, ForeignFormatterFix>.LeavesAsync(
        $$"""
        using System.Threading.Tasks;
        using Arthropod.Remote;
        using MessagePack;
        using MessagePack.Formatters;

        public class Holder
        {
            {{member}}
        }

        public class SizeFormatter : IMessagePackFormatter<int>
        {
            public SizeFormatter() { }
            public SizeFormatter(int size) { }
            public void Serialize(ref MessagePackWriter writer, int value, MessagePackSerializerOptions options) { }
            public int Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) => 0;
        }

        [RemoteQueue("q")]
        public interface IThing
        {
            Task A({|AR0221:Holder|} holder);
        }
        """);
}
