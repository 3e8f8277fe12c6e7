using Basic.Reference.Assemblies;
using MessagePack;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
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
        TestState.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(IgnoreMemberAttribute).Assembly.Location));
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

    /// <summary>The diagnostics stay.</summary>
    public static Task LeavesAsync(params string[] sources) => FixesAsync(sources, sources);
}
