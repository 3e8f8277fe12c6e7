using System.Composition;
using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0213: the <c>init</c> accessor of a hidden member becomes <c>set</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HiddenInitializerFix))]
[Shared]
public sealed class HiddenInitializerFix() : SourceFix("AR0213")
{
    private protected override IEnumerable<SourceEdit> Find(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        from type in BrokenValues.At(place, model, ProblemKind.HiddenInitializer, cancellationToken)
        from member in Members(type)
        where member is { IsHidden: true, IsInitOnly: true, IsWritable: true }
        let accessor = ((IPropertySymbol)member.Symbol).SetMethod?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken)
        where accessor.IsKind(SyntaxKind.InitAccessorDeclaration)
        select SourceEdit.Of("Let it be set outside of initializers", (AccessorDeclarationSyntax)accessor, (old, _) => Settable(old));

    private static List<PlainMember> Members(INamedTypeSymbol type) => Attributes.HasKeys(type, out var isDataContract)
        ? PlainMembers.Attributed(type, isDataContract, _ => true, out _)
        : PlainMembers.Contractless(type);

    private static AccessorDeclarationSyntax Settable(AccessorDeclarationSyntax old) => SyntaxFactory.AccessorDeclaration(
        SyntaxKind.SetAccessorDeclaration,
        old.AttributeLists,
        old.Modifiers,
        SyntaxFactory.Token(SyntaxKind.SetKeyword).WithTriviaFrom(old.Keyword),
        old.Body,
        old.ExpressionBody,
        old.SemicolonToken);
}
