using System.Text.RegularExpressions;
using Arthropod.Remote.Generators.Diagnostics;
using Basic.Reference.Assemblies;
using MessagePack;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Arthropod.Remote.CodeFixes.Tests;

/// <summary>The fixes of keys and cases, which find numbers for a whole type at once.</summary>
public sealed class KeyFixTests
{
    [Fact]
    public Task Members_without_a_key_get_the_next_free_ones() => FixesAsync<ContractAnalyzer, MissingKeyFix>(
        "Task A({|AR0211:Clip|} clip, {|AR0211:Named|} named); Task B({|AR0211:Clip[]|} clips);",
        """
        [MessagePackObject]
        public record Clip([property: Key(0)] int Id, int Size)
        {
            // Kept.
            public int Quality { get; set; }

            public int Rate;
        }

        [MessagePackObject]
        public class Named
        {
            [Key("a")]
            public int A { get; set; }

            public int B { get; set; }
        }
        """,
        """
        [MessagePackObject]
        public record Clip([property: Key(0)] int Id, [property: Key(1)] int Size)
        {
            // Kept.
            [Key(2)]
            public int Quality { get; set; }

            [Key(3)]
            public int Rate;
        }

        [MessagePackObject]
        public class Named
        {
            [Key("a")]
            public int A { get; set; }

            [Key("B")]
            public int B { get; set; }
        }
        """);

    [Fact]
    public Task Keys_below_zero_do_not_count() => FixTest<ContractAnalyzer, MissingKeyFix>.FixesAsync(
        Contract("Task A({|AR0211:Clip|} clip);") + """

        [MessagePackObject]
        public class Clip
        {
            public int Rate { get; set; }

            [Key(-7)]
            public int Id { get; set; }
        }
        """,
        Contract("Task A({|AR0211:Clip|} clip);") + """

        [MessagePackObject]
        public class Clip
        {
            [Key(0)]
            public int Rate { get; set; }

            [Key(-7)]
            public int Id { get; set; }
        }
        """,
        library: "");

    [Fact]
    public Task Or_members_without_a_key_are_left_out() => FixesAsync<ContractAnalyzer, MissingKeyFix>(
        "Task A({|AR0211:Clip|} clip);",
        """
        [MessagePackObject]
        public class Clip
        {
            public int A { get; set; }
        }
        """,
        """
        [MessagePackObject]
        public class Clip
        {
            [IgnoreMember]
            public int A { get; set; }
        }
        """,
        fix: 1);

    [Fact]
    public Task Fields_that_share_a_declaration_are_left_to_people() => LeavesAsync<ContractAnalyzer, MissingKeyFix>(
        "Task A({|AR0211:Clip|} clip);",
        """
        [MessagePackObject]
        public class Clip
        {
            public int A, B;
        }
        """);

    [Fact]
    public Task Doubled_keys_get_the_next_free_ones() => FixesAsync<ContractAnalyzer, DoubledKeyFix>(
        "Task A({|AR0212:Clip|} clip, {|AR0212:Clip|} other);",
        """
        [MessagePackObject]
        public class Clip
        {
            [Key(0)] public int A { get; set; }
            [Key(0)] public int B { get; set; }
            [Key(1)] public int C { get; set; }
            [Key(1)] public int D { get; set; }
        }
        """,
        """
        [MessagePackObject]
        public class Clip
        {
            [Key(0)] public int A { get; set; }
            [Key(2)] public int B { get; set; }
            [Key(1)] public int C { get; set; }
            [Key(3)] public int D { get; set; }
        }
        """);

    [Fact]
    public Task Doubled_texts_are_left_to_people() => LeavesAsync<ContractAnalyzer, DoubledKeyFix>(
        "Task A({|AR0212:Clip|} clip);",
        """
        [MessagePackObject]
        public class Clip
        {
            [Key("a")] public int A { get; set; }
            [Key("a")] public int B { get; set; }
        }
        """);

    [Fact]
    public Task Doubled_cases_are_numbered_or_removed() => FixesAsync<ContractAnalyzer, DoubledCaseFix>(
        "Task A({|AR0222:IPet|} pet); Task B({|AR0222:IPet|} pet);",
        """
        // Kept.
        [Union(0, typeof(Cat))]
        [Union(0, typeof(Dog))]
        [Union(1, typeof(Cow))]
        [Union(4, typeof(Dog))]
        public interface IPet;

        public class Cat : IPet;

        public class Dog : IPet;

        public class Cow : IPet;
        """,
        """
        // Kept.
        [Union(0, typeof(Cat))]
        [Union(5, typeof(Dog))]
        [Union(1, typeof(Cow))]
        public interface IPet;

        public class Cat : IPet;

        public class Dog : IPet;

        public class Cow : IPet;
        """);

    [Fact]
    public Task Cases_are_numbered_wherever_the_number_stands() => FixesAsync<ContractAnalyzer, DoubledCaseFix>(
        "Task A({|AR0222:IPet|} pet);",
        """
        [Union(0, typeof(Cat))]
        [Union(subType: typeof(Dog), key: 0)]
        [Union(0, typeof(Cat))]
        [Union(0, typeof(Cat))]
        public interface IPet;

        public class Cat : IPet;

        public class Dog : IPet;
        """,
        """
        [Union(0, typeof(Cat))]
        [Union(subType: typeof(Dog), key: 1)]
        public interface IPet;

        public class Cat : IPet;

        public class Dog : IPet;
        """);

    [Theory]
    [InlineData("[Union(int.MaxValue, typeof(Cat))] [Union(int.MaxValue, typeof(Dog))] public interface IPet;")]
    [InlineData("[Union(0, typeof(Cat))] [Union(1, \"Cat\")] public interface IPet;")]
    [InlineData("[Union(0, typeof(Cat))]\n#if !OLD\n[Union(1, typeof(Cat))]\n#endif\npublic interface IPet;")]
    public Task Doubled_cases_that_nothing_cures_are_left_to_people(string union) => LeavesAsync<ContractAnalyzer, DoubledCaseFix>(
        "Task A({|AR0222:IPet|} pet);", union + " public class Cat : IPet; public class Dog : IPet;");

    [Theory]
    [InlineData("[Union(0, typeof(Cat))] public interface IPet; public class Zoo { private class {|AR0227:Dog|} : IPet; }")]
    [InlineData("[Union(0, typeof(Cat))] public interface IPet; public class Zoo { private class Cage { public class {|AR0227:Dog|} : IPet; } }")]
    [InlineData("[Union(0, typeof(Cat))] public interface IPet; file class {|AR0227:Dog|} : IPet;")]
    [InlineData("[Union(int.MaxValue, typeof(Cat))] public interface IPet; public class {|AR0227:Dog|} : IPet;")]
    public Task A_case_that_cannot_be_named_or_numbered_is_left_to_people(string types) => LeavesAsync<ValueAnalyzer, MissingCaseFix>(
        "Task A(IPet pet);", types + " public class Cat : IPet;");

    [Fact]
    public Task A_case_of_another_projects_union_is_left_to_people()
    {
        var source = Contract("Task A(IPet pet);") + "\n\npublic class {|AR0227:Dog|} : IPet;";
        var test = new CSharpCodeFixTest<ValueAnalyzer, MissingCaseFix, DefaultVerifier>
        {
            TestCode = source,
            FixedCode = source,
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
        };
        MetadataReference[] references =
        [
            .. Net100.References.All,
            MetadataReference.CreateFromFile(typeof(RemoteQueueAttribute).Assembly.Location),
            MetadataReference.CreateFromFile(typeof(IgnoreMemberAttribute).Assembly.Location),
        ];
        test.TestState.AdditionalReferences.AddRange(references);
        test.TestState.AdditionalProjects["Pets"].Sources.Add(Types("[Union(0, typeof(Cat))] public interface IPet; public class Cat : IPet;"));
        test.TestState.AdditionalProjects["Pets"].AdditionalReferences.AddRange(references);
        test.TestState.AdditionalProjectReferences.Add("Pets");
        return test.RunAsync();
    }

    [Fact]
    public Task Missing_cases_are_listed() => FixesAsync<ValueAnalyzer, MissingCaseFix>(
        "Task A(IPet pet);",
        """
        [Union(0, typeof(Cat))]
        public interface IPet;

        public class Cat : IPet;

        public class {|AR0227:Dog|} : IPet;

        public class {|AR0227:Cow|} : IPet;
        """,
        """
        [Union(0, typeof(Cat))]
        [Union(1, typeof(Dog))]
        [Union(2, typeof(Cow))]
        public interface IPet;

        public class Cat : IPet;

        public class Dog : IPet;

        public class Cow : IPet;
        """);

    [Fact]
    public Task Hidden_initializers_become_setters() => FixesAsync<ContractAnalyzer, HiddenInitializerFix>(
        "Task A({|AR0213:Clip|} clip); Task B({|AR0213:Clip|} clip);",
        """
        public class Media
        {
            public int Id { get; init; }
        }

        public class Clip : Media
        {
            public new string Id { get; init; }
        }
        """,
        """
        public class Media
        {
            public int Id { get; set; }
        }

        public class Clip : Media
        {
            public new string Id { get; init; }
        }
        """);

    [Fact]
    public Task A_hidden_parameter_is_left_to_people() => LeavesAsync<ContractAnalyzer, HiddenInitializerFix>(
        "Task A({|AR0213:Clip|} clip);",
        """
        public record Media(int Id);

        public record Clip(string Name) : Media(1)
        {
            public new string Id { get; init; }
        }
        """);

    private static Task FixesAsync<TAnalyzer, TFix>(string methods, string types, string expected, int fix = 0)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() =>
        FixTest<TAnalyzer, TFix>.FixesAsync([Contract(methods), Types(types)], [Unmarked(Contract(methods)), Types(expected)], fix);

    private static Task LeavesAsync<TAnalyzer, TFix>(string methods, string types)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() => FixTest<TAnalyzer, TFix>.LeavesAsync(Contract(methods) + "\n\n" + types);

    private static string Contract(string methods) =>
        $$"""
        using System.Threading.Tasks;
        using Arthropod.Remote;
        using MessagePack;

        [RemoteQueue("q")]
        public interface IThing
        {
            {{methods}}
        }
        """;

    private static string Types(string types) => "using MessagePack;\n\n" + types;

    private static string Unmarked(string source) =>
        Regex.Replace(source, @"\{\|\w+:(?<text>.*?)\|\}", "${text}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
