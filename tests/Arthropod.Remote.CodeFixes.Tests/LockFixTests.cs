using Arthropod.Remote.Generators.Diagnostics;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Arthropod.Remote.CodeFixes.Tests;

public sealed class LockFixTests
{
    private const string File = "arthropod.contracts.lock";

    private const string Header = """
        # What the contracts of this project look like to callers and workers that are already running.
        # Check this file in: the build compares the contracts with it and refuses what would break those peers.
        # It is written by 'dotnet build -t:ArthropodLock'. What may change, and how: docs/contract-evolution.md.

        """;

    [Fact]
    public Task A_compatible_change_is_taken_into_the_lock()
    {
        const string source = """
            using System.Threading.Tasks;
            using Arthropod.Remote;

            [RemoteQueue("q")]
            public interface {|AR0302:IThing|}
            {
                Task<int> Count(int from, int to = 3);
            }
            """;
        var test = new CSharpCodeFixTest<LockAnalyzer, LockFix, DefaultVerifier>
        {
            TestCode = source,
            FixedCode = source.Replace("{|AR0302:IThing|}", "IThing", StringComparison.Ordinal),

            // An empty set, since the real one is already here: no test downloads anything.
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
        };
        test.TestState.AdditionalReferences.AddRange(Net100.References.All);
        test.TestState.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(RemoteQueueAttribute).Assembly.Location));
        test.TestState.AdditionalFiles.Add((File, Header + """
            version 1

            contract q IThing
              method Count
                argument 1 from int
                result int

            """));
        test.FixedState.AdditionalFiles.Add((File, Header + """
            version 1

            contract q IThing
              method Count
                argument 1 from int
                argument 2 to int optional
                result int

            """));
        return test.RunAsync();
    }
}
