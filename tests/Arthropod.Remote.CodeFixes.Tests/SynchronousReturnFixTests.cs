using Arthropod.Remote.Generators.Diagnostics;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Arthropod.Remote.CodeFixes.Tests;

public sealed class SynchronousReturnFixTests
{
    [Fact]
    public Task A_result_becomes_a_task_of_it() => FixesAsync(
        """
        using System.Threading.Tasks;
        using Arthropod.Remote;

        [RemoteQueue("q")]
        public interface IThing
        {
            // Encodes.
            {|AR0104:string|} Encode(int x);
        }
        """,
        """
        using System.Threading.Tasks;
        using Arthropod.Remote;

        [RemoteQueue("q")]
        public interface IThing
        {
            // Encodes.
            Task<string> Encode(int x);
        }
        """);

    [Fact]
    public Task Nothing_becomes_a_task_and_the_namespace_is_imported() => FixesAsync(
        """
        using Arthropod.Remote;

        [RemoteQueue("q")]
        public interface IThing
        {
            {|AR0104:void|} Encode(int x);
        }
        """,
        """
        using System.Threading.Tasks;
        using Arthropod.Remote;

        [RemoteQueue("q")]
        public interface IThing
        {
            Task Encode(int x);
        }
        """);

    [Fact]
    public Task All_of_a_document_are_fixed_as_they_were_written() => FixesAsync(
        """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Arthropod.Remote;

        [RemoteQueue("q")]
        public interface IThing
        {
            {|AR0104:string?[]|} A();
            {|AR0104:(int First, List<Uri> More)|} B();
            {|AR0104:ref int|} C();
            {|AR0104:void|} D();
        }
        """,
        """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Arthropod.Remote;

        [RemoteQueue("q")]
        public interface IThing
        {
            Task<string?[]> A();
            Task<(int First, List<Uri> More)> B();
            Task<int> C();
            Task D();
        }
        """);

    [Fact]
    public Task An_inherited_method_is_not_fixed_where_it_does_not_stand() => FixesAsync(
        """
        using Arthropod.Remote;

        public interface IBase
        {
            string A();
        }

        [RemoteQueue("q")]
        public interface {|AR0104:IThing|} : IBase
        {
        }
        """,
        """
        using Arthropod.Remote;

        public interface IBase
        {
            string A();
        }

        [RemoteQueue("q")]
        public interface {|AR0104:IThing|} : IBase
        {
        }
        """);

    private static Task FixesAsync(string source, string expected)
    {
        var test = new CSharpCodeFixTest<ContractAnalyzer, SynchronousReturnFix, DefaultVerifier>
        {
            TestCode = source,
            FixedCode = expected,

            // An empty set, since the real one is already here: no test downloads anything.
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),

            // A suggestion, which is cured elsewhere.
            DisabledDiagnostics = { "AR0119" },
        };
        test.TestState.AdditionalReferences.AddRange(Net100.References.All);
        test.TestState.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(RemoteQueueAttribute).Assembly.Location));
        return test.RunAsync();
    }
}
