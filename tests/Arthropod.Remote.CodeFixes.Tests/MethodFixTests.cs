using Arthropod.Remote.Generators.Diagnostics;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Arthropod.Remote.CodeFixes.Tests;

/// <summary>The fixes of what is wrong with the methods of a contract and their attributes.</summary>
public sealed class MethodFixTests
{
    [Fact]
    public Task References_become_values() => FixesAsync<ReferenceModifierFix>(
        """
        Task A(ref int {|AR0103:x|}, /* y */ in int {|AR0103:y|});

        Task B(ref readonly int {|AR0103:x|});
        """,
        """
        Task A(int x, /* y */ int y);

        Task B(int x);
        """);

    [Fact]
    public Task A_value_that_comes_back_is_left_to_people() => LeavesAsync<ReferenceModifierFix>("Task A(out int {|AR0103:x|});");

    [Fact]
    public Task Further_tokens_are_removed() => FixesAsync<SecondTokenFix>(
        """
        Task A(int x, CancellationToken one, CancellationToken {|AR0107:two|}, CancellationToken {|AR0107:three|});
        Task B(CancellationToken one, CancellationToken {|AR0107:two|});
        """,
        """
        Task A(int x, CancellationToken one);
        Task B(CancellationToken one);
        """);

    [Fact]
    public Task Empty_wire_names_are_removed() => FixesAsync<EmptyWireNameFix>(
        """
        // Kept.
        [RemoteMethod(Name = {|AR0113:""|})]
        Task A();

        [RemoteMethod(Name = {|AR0113:" "|}, MaxAttempts = 2)]
        Task B();
        """,
        """
        // Kept.
        Task A();

        [RemoteMethod(MaxAttempts = 2)]
        Task B();
        """);

    [Fact]
    public Task Methods_with_a_result_are_no_longer_one_way() => FixesAsync<OneWayFix>(
        """
        // Kept.
        [OneWay]
        Task<{|AR0114:int|}> A();

        [OneWay, RemoteMethod(MaxAttempts = 2)]
        Task B(IProgress<int> {|AR0115:progress|});
        """,
        """
        // Kept.
        Task<int> A();

        [RemoteMethod(MaxAttempts = 2)]
        Task B(IProgress<int> progress);
        """);

    [Fact]
    public Task Or_one_way_methods_lose_their_result() => FixesAsync<OneWayFix>(
        """
        [OneWay]
        Task<{|AR0114:List<int>|}> A();

        [OneWay]
        System.Threading.Tasks.ValueTask<{|AR0114:int|}> B();
        """,
        """
        [OneWay]
        Task A();

        [OneWay]
        System.Threading.Tasks.ValueTask B();
        """,
        fix: 1);

    [Fact]
    public Task Or_one_way_methods_lose_their_progress() => FixesAsync<OneWayFix>(
        """
        [OneWay]
        Task A(int x, IProgress<int> {|AR0115:progress|}, int y);

        [OneWay]
        Task B(IProgress<int> {|AR0115:progress|});
        """,
        """
        [OneWay]
        Task A(int x, int y);

        [OneWay]
        Task B();
        """,
        fix: 1);

    [Fact]
    public Task Settings_out_of_range_become_the_nearest_possible() => FixesAsync<NearestSettingFix>(
        """
        [RemoteMethod(MaxAttempts = {|AR0117:0|}, Visibility = {|AR0116:"00:00:00"|})]
        Task A();

        [RemoteMethod(Visibility = {|AR0116:"1.00:00:00"|}, MaxAttempts = {|AR0117:101|})]
        Task B();
        """,
        """
        [RemoteMethod(MaxAttempts = 1, Visibility = "00:00:01")]
        Task A();

        [RemoteMethod(Visibility = "12:00:00", MaxAttempts = 100)]
        Task B();
        """);

    [Fact]
    public Task A_text_that_is_no_time_is_left_to_people() => LeavesAsync<NearestSettingFix>(
        """
        [RemoteMethod(Visibility = {|AR0116:"a minute"|})]
        Task A();
        """);

    [Fact]
    public Task Attributes_without_effect_are_removed() => FixesAsync<AttributeWithoutEffectFix>(
        """
        /// <summary>Kept.</summary>
        [{|AR0118:OneWay|}]
        [Obsolete]
        Task A() => Task.CompletedTask;

        // Kept too.
        [{|AR0118:OneWay|}, {|AR0118:RemoteMethod(MaxAttempts = 2)|}]
        Task B() => Task.CompletedTask;
        """,
        """
        /// <summary>Kept.</summary>
        [Obsolete]
        Task A() => Task.CompletedTask;

        // Kept too.
        Task B() => Task.CompletedTask;
        """);

    [Fact]
    public Task Attributes_between_directives_are_left_to_people() => LeavesAsync<AttributeWithoutEffectFix>(
        """
        #if !OLD
        [{|AR0118:OneWay|}]
        #endif
        Task A() => Task.CompletedTask;

        Task C();
        #if !OLD
        [{|AR0118:OneWay|}]
        #endif
        [Obsolete]
        Task B() => Task.CompletedTask;
        """);

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

    [Fact]
    public Task All_documents_are_fixed_together() => FixTest<ContractAnalyzer, OneWayFix>.FixesAsync(
        [Contract("IOne", "[OneWay] Task<{|AR0114:int|}> A();"), Contract("ITwo", "[OneWay] Task<{|AR0114:int|}> A();")],
        [Contract("IOne", "Task<int> A();"), Contract("ITwo", "Task<int> A();")]);

    [Fact]
    public async Task Inherited_methods_are_not_fixed_where_they_do_not_stand()
    {
        await FixTest<ContractAnalyzer, ReferenceModifierFix>.LeavesAsync(Inherited("AR0103", "Task A(ref int x);"));
        await FixTest<ContractAnalyzer, SecondTokenFix>.LeavesAsync(Inherited("AR0107", "Task A(CancellationToken x, CancellationToken y);"));
        await FixTest<ContractAnalyzer, EmptyWireNameFix>.LeavesAsync(Inherited("AR0113", "[RemoteMethod(Name = \"\")] Task A();"));
        await FixTest<ContractAnalyzer, OneWayFix>.LeavesAsync(Inherited("AR0114", "[OneWay] Task<int> A();"));
        await FixTest<ContractAnalyzer, NearestSettingFix>.LeavesAsync(Inherited("AR0117", "[RemoteMethod(MaxAttempts = 0)] Task A();"));
    }

    private static Task FixesAsync<TFix>(string methods, string expected, int fix = 0)
        where TFix : CodeFixProvider, new() =>
        FixTest<ContractAnalyzer, TFix>.FixesAsync(Contract("IThing", methods), Contract("IThing", expected), fix);

    private static Task LeavesAsync<TFix>(string methods)
        where TFix : CodeFixProvider, new() => FixTest<ContractAnalyzer, TFix>.LeavesAsync(Contract("IThing", methods));

    private static string Contract(string name, string methods) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Arthropod.Remote;

        [RemoteQueue("q")]
        public interface {{name}}
        {
            {{methods.ReplaceLineEndings("\n    ")}}
        }
        """.Replace("\n    \n", "\n\n", StringComparison.Ordinal);

    private static string Inherited(string id, string method) =>
        $$"""
        using System.Threading;
        using System.Threading.Tasks;
        using Arthropod.Remote;

        public interface IBase
        {
            {{method}}
        }

        [RemoteQueue("q")]
        public interface {|{{id}}:IThing|} : IBase;
        """;
}
