using Basic.Reference.Assemblies;
using MessagePack;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Arthropod.Remote.CodeFixes.Tests;

/// <summary>Source with marked diagnostics, what a fix makes of it, and the same of all of them at once.</summary>
internal sealed class FixTest<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    private FixTest(int fix)
    {
        CodeActionIndex = fix;

        // An empty set, since the real one is already here: no test downloads anything.
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");

        // A suggestion, which is cured elsewhere.
        DisabledDiagnostics.Add("AR0119");
        TestState.AdditionalReferences.AddRange(Net100.References.All);
        TestState.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(RemoteQueueAttribute).Assembly.Location));
        TestState.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(RemoteClient).Assembly.Location));
        TestState.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(IgnoreMemberAttribute).Assembly.Location));
        TestState.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(MessagePackWriter).Assembly.Location));
    }

    /// <param name="sources">Documents with marked diagnostics.</param>
    /// <param name="expected">The same documents after the fix.</param>
    /// <param name="fix">Which fix, where several are offered.</param>
    public static Task FixesAsync(string[] sources, string[] expected, int fix = 0)
    {
        var test = new FixTest<TAnalyzer, TFix>(fix);
        foreach (var (source, result) in sources.Zip(expected))
        {
            test.TestState.Sources.Add(source);
            test.FixedState.Sources.Add(result);
        }

        return test.RunAsync();
    }

    public static Task FixesAsync(string source, string expected, int fix = 0) => FixesAsync([source], [expected], fix);

    /// <summary>The same, with a library that is there only compiled. What is marked in the expected source stays.</summary>
    public static Task FixesAsync(string source, string expected, string library)
    {
        var test = new FixTest<TAnalyzer, TFix>(0) { TestCode = source, FixedCode = expected };
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        test.TestState.AdditionalReferences.Add(Compiled(library, test.TestState.AdditionalReferences));
        return test.RunAsync();
    }

    /// <summary>The diagnostics stay.</summary>
    public static Task LeavesAsync(params string[] sources) => FixesAsync(sources, sources);

    private static PortableExecutableReference Compiled(string source, IEnumerable<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create(
            "Library", [CSharpSyntaxTree.ParseText(source)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
