using Arthropod.Remote.Generators.Contracts;
using Arthropod.Remote.Generators.Tests.World;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Arthropod.Remote.Generators.Tests;

/// <summary>A queue belongs to one contract, also where another assembly declares the other one.</summary>
public sealed class Queues_of_several_assemblies_Tests
{
    private const string Library = """
        [assembly: RemoteContract(typeof(Lib.IStore<int>))]
        namespace Lib;
        [RemoteQueue("q")] public interface IThing { Task A(); }
        [RemoteQueue("hidden")] internal interface IHidden { Task A(); }
        public class Outer { [RemoteQueue("nested")] public interface IThing { Task A(); } }
        [RemoteQueue("s_{T}")] public interface IStore<T> { Task Put(T x); }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_contract_on_the_queue_of_a_referenced_one_is_reported(bool isSource)
    {
        var library = new Library("My.Lib", Library);
        var marked = new Marked("""
            [assembly: RemoteContract({|AR0004:typeof(Lib.IStore<long>)|}, QueueName = "s_Int32")]
            [RemoteQueue({|AR0004:"q"|})] public interface IOther { Task B(); }
            [RemoteQueue({|AR0004:"hidden"|})] public interface IHidden { Task B(); }
            [RemoteQueue({|AR0004:"nested"|})] public interface INested { Task B(); }
            [RemoteQueue("mine")] public interface IFine : Lib.IThing { Task B(); }
            """);

        var found = await Source.AnalyzeAsync(Source.Compile(marked.Text)
            .AddReferences(isSource ? library.Compilation.ToMetadataReference() : library.Reference));

        marked.AssertReported(found);
        Assert.Contains(found, diagnostic => diagnostic.GetMessage(null).StartsWith("The contracts 'Lib.IThing' and 'IOther' have one queue, 'q',", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_contract_on_the_dead_letter_queue_of_another_is_reported_where_it_can_be()
    {
        var library = new Library("My.Lib", """[RemoteQueue("q")] public interface IOne { Task A(); } [RemoteQueue("r-dlq")] public interface ITwo { Task A(); }""");
        var marked = new Marked("""
            [RemoteQueue({|AR0004:"q-dlq"|})] public interface IThree { Task B(); }
            [RemoteQueue({|AR0004:"r"|})] public interface IFour { Task B(); }
            """);

        var found = await Source.AnalyzeAsync(Source.Compile(marked.Text).AddReferences(library.Reference));

        marked.AssertReported(found);
        Assert.Contains(found, one => one.GetMessage(null).StartsWith("The queue of the contract 'ITwo', 'r-dlq', is the dead-letter queue of 'IFour',", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_referenced_ones_that_do_not_know_of_each_other_are_reported_without_a_place()
    {
        var one = new Library("One", """[RemoteQueue("q")] public interface IOne { Task A(); }""");
        var two = new Library("Two", """[RemoteQueue("q")] public interface ITwo { Task A(); }""");

        var found = Assert.Single(await Source.AnalyzeAsync(Source.Compile("").AddReferences(one.Reference, two.Reference)));

        Assert.Equal(("AR0004", Location.None), (found.Id, found.Location));
        Assert.StartsWith("The contracts 'IOne' and 'ITwo' have one queue, 'q',", found.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_referenced_ones_of_which_one_knows_the_other_have_been_reported_there()
    {
        var one = new Library("One", """[RemoteQueue("q")] public interface IOne { Task A(); }""");
        var two = new Library(Source.Compile("Two", LanguageVersion.CSharp13, """[RemoteQueue("q")] public interface ITwo : IOne { }""").AddReferences(one.Reference));

        Assert.Empty(await Source.AnalyzeAsync(Source.Compile("").AddReferences(one.Reference, two.Reference)));
    }

    [Fact]
    public void A_reference_is_looked_into_once_however_often_a_project_is_edited()
    {
        var library = new Library("My.Lib", Library);
        var compilation = Source.Compile("public class A { }").AddReferences(library.Reference);
        var edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], Source.Parse("public class B { }"));

        var before = ReferencedContracts.Of(compilation).Select(contract => contract.Contract).ToList();
        var after = ReferencedContracts.Of(edited).Select(contract => contract.Contract).ToList();

        Assert.Equal(4, before.Count);
        Assert.All(before.Zip(after), pair => Assert.Same(pair.First, pair.Second));
    }
}
