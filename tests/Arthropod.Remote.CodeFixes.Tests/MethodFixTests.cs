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
