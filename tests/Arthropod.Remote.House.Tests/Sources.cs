using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Arthropod.Remote.House.Tests;

/// <summary>
/// The sources of every project in src/ and generators/, each of the two folders compiled as one program. So a name has
/// its meaning, whichever project it comes from, and a new project needs no word here.
/// </summary>
internal static class Sources
{
    // What ImplicitUsings brings to each project.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>The programs. What source generators would add to them is missing; it leads from no folder to another.</summary>
    public static IReadOnlyList<CSharpCompilation> Programs { get; } = [Read("src"), Read("generators")];

    /// <summary>The files of all programs.</summary>
    public static IEnumerable<SyntaxTree> Files => Programs.SelectMany(program => program.SyntaxTrees);

    /// <summary>Which file uses which.</summary>
    public static IReadOnlyList<TypeUse> Uses { get; } = [.. Programs.SelectMany(TypeUse.In)];

    /// <summary>Compiles files against the runtime and the packages that this test project has.</summary>
    public static CSharpCompilation Compile(IEnumerable<(string Path, string Text)> files)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None);
        var trees = files.Append(("", ImplicitUsings)).AsParallel().AsOrdered().Select(file => CSharpSyntaxTree.ParseText(file.Item2, options, file.Item1));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("arthropod", StringComparison.OrdinalIgnoreCase))
            .Select(path => MetadataReference.CreateFromFile(path));
        var kind = new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);
        return CSharpCompilation.Create("House", trees, references, kind);
    }

    private static CSharpCompilation Read(string folder) =>
        Compile(Repository.SourceFiles(folder).Select(file => (Repository.RelativePath(file), File.ReadAllText(file))));
}
