using Arthropod.Remote.Generators.Diagnostics;

namespace Arthropod.Remote.CodeFixes.Tests;

/// <summary>Contracts become visible to their assembly, unless what they name would stay hidden.</summary>
public sealed class VisibilityFixTests
{
    [Theory]
    [InlineData("public class One { private record Secret(int X); [RemoteQueue(\"q\")] private interface {|AR0109:IThing|} { Task A(Secret x); } }")]
    [InlineData("public class One { private record Secret(int X); [RemoteQueue(\"q\")] private interface {|AR0109:IThing|} { Task<List<Secret[]>> A(); } }")]
    [InlineData("public class One { private interface IBase { Task A(); } [RemoteQueue(\"q\")] private interface {|AR0109:IThing|} : IBase; }")]
    [InlineData("public class One { private class Secret; private class Two : Secret { [RemoteQueue(\"q\")] public interface {|AR0109:IThing|} { Task A(); } } }")]
    [InlineData("public class One { private class Secret; private class Two { [RemoteQueue(\"q\")] public interface {|AR0109:IThing|} { Task A(); } public class Three { internal Secret X; } } }")]
    [InlineData("public class One { private enum Secret { A } private class Two { [RemoteQueue(\"q\")] public interface {|AR0109:IThing|} { Task A(); } public delegate void D(Secret x); } }")]
    [InlineData("public class One { private class Secret; [RemoteQueue(\"q_{T}\")] private interface {|AR0109:IThing|}<T> where T : Secret { Task A(T x); } }")]
    [InlineData("file record Secret(int X); [RemoteQueue(\"q\")] file interface {|AR0109:IThing|} { Task A(Secret x); }")]
    [InlineData("[RemoteQueue(\"q\")] file interface {|AR0109:IThing|} { Task A(); }", "public interface IThing;")]
    public Task A_contract_that_names_what_is_hidden_is_left_to_people(params string[] sources) => FixTest<ContractAnalyzer, VisibilityFix>.LeavesAsync(
        [.. sources.Select(source => "using System.Collections.Generic; using System.Threading.Tasks; using Arthropod.Remote; " + source)]);

    [Fact]
    public Task What_it_names_and_becomes_visible_with_it_is_no_hindrance() => FixTest<ContractAnalyzer, VisibilityFix>.FixesAsync(
        """
        using System.Threading.Tasks;
        using Arthropod.Remote;

        public class One
        {
            private class Secret;

            private class Two
            {
                [RemoteQueue("q")]
                private interface {|AR0109:IThing|}
                {
                    Task A(Two x, Order y);
                }

                internal record Order(int X);

                public int Y { get; set; }

                private Secret _mine;

                private class Three : Secret;
            }
        }
        """,
        """
        using System.Threading.Tasks;
        using Arthropod.Remote;

        public class One
        {
            private class Secret;

            internal class Two
            {
                [RemoteQueue("q")]
                internal interface IThing
                {
                    Task A(Two x, Order y);
                }

                internal record Order(int X);

                public int Y { get; set; }

                private Secret _mine;

                private class Three : Secret;
            }
        }
        """);

    [Fact]
    public Task A_type_that_a_contract_is_closed_with_is_left_to_people() => FixTest<ClosedContractAnalyzer, VisibilityFix>.LeavesAsync(
        """
        using System.Threading.Tasks;
        using Arthropod.Remote;

        [assembly: RemoteContract({|AR0109:typeof(IStore<Secret>)|})]

        file record Secret(int X);

        [RemoteQueue("q_{T}")]
        public interface IStore<T>
        {
            Task Put(T x);
        }
        """);

    [Fact]
    public Task Contracts_become_internal_with_what_they_are_nested_in() => FixTest<ContractAnalyzer, VisibilityFix>.FixesAsync(
        """
        using Arthropod.Remote;

        public class One
        {
            // Kept.
            private sealed class Two
            {
                [RemoteQueue("q")]
                protected internal interface {|AR0109:IThing|};
            }

            [RemoteQueue("q")]
            interface {|AR0109:IOther|};
        }

        [RemoteQueue("q")]
        file interface {|AR0109:IThird|};
        """,
        """
        using Arthropod.Remote;

        public class One
        {
            // Kept.
            internal sealed class Two
            {
                [RemoteQueue("q")]
                protected internal interface IThing;
            }

            [RemoteQueue("q")]
            internal interface IOther;
        }

        [RemoteQueue("q")]
        internal interface IThird;
        """);
}
