using Arthropod.Remote.Generators.Diagnostics;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Arthropod.Remote.CodeFixes.Tests;

public sealed class CancellationTokenFixTests
{
    [Fact]
    public Task The_token_comes_last_and_its_namespace_is_imported() => FixesAsync(
        """
        using System.Threading.Tasks;
        using Arthropod.Remote;

        [RemoteQueue("q")]
        public interface IThing
        {
            // Encodes.
            Task<string> {|AR0119:Encode|}(int x, string y = "");
        }
        """,
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Arthropod.Remote;

        [RemoteQueue("q")]
        public interface IThing
        {
            // Encodes.
            Task<string> Encode(int x, string y = "", CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task All_of_a_document_are_fixed_before_params_and_beside_other_names() => FixesAsync(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Arthropod.Remote;

        [RemoteQueue("q")]
        public interface IThing
        {
            Task {|AR0119:A|}();
            ValueTask {|AR0119:B|}(params string[] names);
            Task {|AR0119:C|}(int x,
                int y, params string[] names);
            Task {|AR0119:D|}(int cancellationToken);
            Task E(CancellationToken token);
        }
        """,
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Arthropod.Remote;

        [RemoteQueue("q")]
        public interface IThing
        {
            Task A(CancellationToken cancellationToken = default);
            ValueTask B(CancellationToken cancellationToken = default, params string[] names);
            Task C(int x,
                int y, CancellationToken cancellationToken = default, params string[] names);
            Task D(int cancellationToken, CancellationToken cancellationToken1 = default);
            Task E(CancellationToken token);
        }
        """);

    private static Task FixesAsync(string source, string expected)
    {
        var test = new CSharpCodeFixTest<ContractAnalyzer, CancellationTokenFix, DefaultVerifier>
        {
            TestCode = source,
            FixedCode = expected,

            // An empty set, since the real one is already here: no test downloads anything.
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
        };
        test.TestState.AdditionalReferences.AddRange(Net100.References.All);
        test.TestState.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(RemoteQueueAttribute).Assembly.Location));
        return test.RunAsync();
    }
}
