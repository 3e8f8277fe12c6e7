using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.Benchmarks.Generator;

/// <summary>
/// The least that any generator for these contracts has to pay for: it finds the marked interfaces as ours does, and
/// binds what ours must know of them (see <see cref="ReferenceReader"/>). It builds no names and no models, and emits
/// nothing. Its one result is a number, so that the pipeline has something to compare.
/// </summary>
internal sealed class ReferenceGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var counts = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Arthropod.Remote.RemoteQueueAttribute",
            static (node, _) => node is InterfaceDeclarationSyntax,
            static (found, _) => ReferenceReader.Of(found.SemanticModel.Compilation).Read((INamedTypeSymbol)found.TargetSymbol));
        context.RegisterSourceOutput(counts, static (_, _) => { });
    }
}
