using Arthropod.Remote.Generators.Diagnostics;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Arthropod.Remote.CodeFixes.Tests;

public sealed class WireNameFixTests
{
    [Fact]
    public Task An_overload_is_named_after_its_parameters() => FixesAsync(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Arthropod.Remote;

        [RemoteQueue("q")]
        public interface IThing
        {
            Task Find(int number);

            // By customer.
            Task {|AR0108:Find|}(string customer, IProgress<int> progress, int year, CancellationToken cancellationToken = default);
        }
        """,
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Arthropod.Remote;

        [RemoteQueue("q")]
        public interface IThing
        {
            Task Find(int number);

            // By customer.
            [RemoteMethod(Name = "FindCustomerYear")]
            Task Find(string customer, IProgress<int> progress, int year, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task All_of_a_document_get_names_that_are_free_and_keep_their_settings() => FixesAsync(
        """
        using System.Threading.Tasks;

        [Arthropod.Remote.RemoteQueue("q")]
        public interface IThing
        {
            Task Find(int id);
            Task {|AR0108:Find|}(long id);
            [Arthropod.Remote.RemoteMethod(Timeout = "infinite")]
            Task {|AR0108:Find|}(string id);
            Task FindId2();
            [Arthropod.Remote.RemoteMethod(Name = "Find", MaxAttempts = 2)]
            Task {|AR0108:Other|}();
        }
        """,
        """
        using System.Threading.Tasks;
        using Arthropod.Remote;

        [Arthropod.Remote.RemoteQueue("q")]
        public interface IThing
        {
            Task Find(int id);
            [RemoteMethod(Name = "FindId")]
            Task Find(long id);
            [Arthropod.Remote.RemoteMethod(Timeout = "infinite", Name = "FindId3")]
            Task Find(string id);
            Task FindId2();
            [Arthropod.Remote.RemoteMethod(Name = "Other", MaxAttempts = 2)]
            Task Other();
        }
        """);

    [Fact]
    public Task An_inherited_method_is_not_fixed_where_it_does_not_stand()
    {
        const string source = """
            using System.Threading.Tasks;
            using Arthropod.Remote;

            public interface IOne
            {
                Task Do();
            }

            public interface ITwo
            {
                Task Do(int count);
            }

            [RemoteQueue("q")]
            public interface {|AR0108:IThing|} : IOne, ITwo
            {
            }
            """;
        return FixesAsync(source, source);
    }

    private static Task FixesAsync(string source, string expected)
    {
        var test = new CSharpCodeFixTest<ContractAnalyzer, WireNameFix, DefaultVerifier>
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
