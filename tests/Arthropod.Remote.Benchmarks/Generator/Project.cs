using System.Globalization;
using System.Text;
using Basic.Reference.Assemblies;
using MessagePack;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Arthropod.Remote.Benchmarks.Generator;

/// <summary>
/// A large project: contracts of ten methods, plain types that they carry, and files that have nothing to do with
/// them; one type to a file, as people write them. Every other type nests the next one, and some are keyed.
/// </summary>
internal sealed class Project
{
    private const int MethodsPerContract = 10;

    private readonly CSharpParseOptions _options = new(LanguageVersion.CSharp13);
    private readonly CSharpCompilation _compilation;

    public Project(int contracts, int types)
    {
        var files = new List<SyntaxTree>
        {
            Parse("Usings.cs", """
                global using System;
                global using System.Collections.Generic;
                global using System.Threading;
                global using System.Threading.Tasks;
                global using Arthropod.Remote;
                global using MessagePack;
                """),
            Parse("Unrelated.cs", Unrelated(0)),
        };
        files.AddRange(Enumerable.Range(0, contracts).Select(index => Parse(ContractFile(index), Contract(index, types, extra: ""))));
        files.AddRange(Enumerable.Range(0, types).Select(index => Parse($"Type{index}.cs", Type(index, types))));
        _compilation = CSharpCompilation.Create("Shop", files, References, new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false));
        Types = types;
        Lock = new ProjectLock(Fresh());
    }

    private static IEnumerable<MetadataReference> References =>
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(RemoteQueueAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(MessagePackWriter).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(IgnoreMemberAttribute).Assembly.Location),
    ];

    public ProjectLock Lock { get; }

    private int Types { get; }

    /// <summary>A compilation of which nothing has been bound yet.</summary>
    public CSharpCompilation Fresh() => CSharpCompilation.Create(
        _compilation.AssemblyName, _compilation.SyntaxTrees, _compilation.References, _compilation.Options);

    /// <summary>What follows on somebody's typing in a method that no contract knows of.</summary>
    public CSharpCompilation EditUnrelated(CSharpCompilation compilation, int version) =>
        Replace(compilation, "Unrelated.cs", Unrelated(version));

    /// <summary>What follows on a new method in a contract.</summary>
    public CSharpCompilation EditContract(CSharpCompilation compilation, int contract, int version) => Replace(
        compilation, ContractFile(contract), Contract(contract, Types, string.Create(CultureInfo.InvariantCulture, $"Task New{version}(int x);")));

    private CSharpCompilation Replace(CSharpCompilation compilation, string path, string text) => compilation.ReplaceSyntaxTree(
        compilation.SyntaxTrees.Single(tree => string.Equals(tree.FilePath, path, StringComparison.Ordinal)), Parse(path, text));

    private SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, _options, path);

    private static string ContractFile(int index) => $"IService{index}.cs";

    private static string Contract(int index, int types, string extra)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $$"""
            namespace Shop.Services;

            /// <summary>A service.</summary>
            [RemoteQueue("service-{{index}}", Timeout = "00:10:00")]
            public interface IService{{index}}
            {

            """);
        for (var i = 0; i < MethodsPerContract; i++)
        {
            var given = ((index * 2) + i) % types;
            var returned = ((index * 2) + (i * 7) + 1) % types;
            var parameters = (i % 3) switch
            {
                0 => $"Shop.Types.Type{given} value, int count = 3, CancellationToken cancellationToken = default",
                1 => $"string name, IReadOnlyList<Shop.Types.Type{given}> values, IProgress<double> progress",
                _ => $"Guid id, Shop.Types.Type{given}? value, DateTimeOffset at, CancellationToken cancellationToken",
            };
            text.AppendLine(CultureInfo.InvariantCulture, $"    Task<Shop.Types.Type{returned}> Method{i}({parameters});");
        }

        return text.Append(extra).AppendLine("}").ToString();
    }

    private static string Type(int index, int types)
    {
        var nested = index % 2 == 0 ? $"List<Type{(index + 1) % types}>" : "List<string>";
        return index % 4 == 3
            ? $$"""
                namespace Shop.Types;

                [MessagePackObject]
                public sealed class Type{{index}}
                {
                    [Key(0)] public Guid Id { get; init; }
                    [Key(1)] public string Name { get; set; } = "";
                    [Key(2)] public int Count { get; set; }
                    [Key(3)] public decimal Price { get; set; }
                    [Key(4)] public {{nested}} Items { get; set; } = [];
                    [IgnoreMember] public string Shown => Name + Count;
                }
                """
            : $$"""
                namespace Shop.Types;

                public sealed record Type{{index}}(Guid Id, string Name, int Count)
                {
                    public decimal Price { get; init; }
                    public required DateTimeOffset At { get; init; }
                    public {{nested}} Items { get; init; } = [];
                    public string Shown => Name + Count;
                }
                """;
    }

    private static string Unrelated(int version) => string.Create(CultureInfo.InvariantCulture, $$"""
        namespace Shop;

        internal sealed class Unrelated
        {
            public int Version() => {{version}};
        }
        """);
}
