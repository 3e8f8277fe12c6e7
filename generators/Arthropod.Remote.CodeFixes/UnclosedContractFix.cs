using System.Composition;
using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0502: the contract is closed by <c>[assembly: RemoteContract(typeof(...))]</c>, in the file that uses it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnclosedContractFix))]
[Shared]
public sealed class UnclosedContractFix() : SourceFix("AR0502")
{
    private protected override IEnumerable<SourceEdit> Find(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        if (place is TypeSyntax syntax && model.GetTypeInfo(syntax, cancellationToken).Type is INamedTypeSymbol { TypeKind: TypeKind.Interface } contract &&
            model.Compilation.GetTypeByMetadataName(Attributes.RemoteContract) is { } attribute &&
            place.SyntaxTree.GetRoot(cancellationToken) is CompilationUnitSyntax file)
        {
            yield return SourceEdit.Of("Close the contract", file, (old, generator) =>
                old.WithAssemblyAttribute(generator, attribute, generator.TypeOfExpression(generator.TypeExpression(contract))), contract.ToDisplayString());
        }
    }
}
