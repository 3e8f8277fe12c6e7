using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Arthropod.Remote.CodeFixes;

/// <summary>What several fixes do to the source.</summary>
internal static class SyntaxEdits
{
    /// <summary>A node whose types are written as short as they can be, with a <c>using</c> where it takes one.</summary>
    public static T Imported<T>(this T node)
        where T : SyntaxNode => node.WithAdditionalAnnotations(Simplifier.AddImportsAnnotation, Simplifier.Annotation, Formatter.Annotation);

    public static SyntaxNode WithAttribute(
        this SyntaxGenerator generator, SyntaxNode declaration, INamedTypeSymbol type, params SyntaxNode[] arguments) =>
        generator.AddAttributes(declaration, generator.Attribute(generator.TypeExpression(type), arguments.Length == 0 ? null : arguments).Imported());

    /// <summary>A member without an attribute, but with the comments above it.</summary>
    public static MemberDeclarationSyntax Without(this MemberDeclarationSyntax member, AttributeSyntax attribute)
    {
        var list = member.AttributeLists.FirstOrDefault(candidate => candidate.Attributes.Any(Same));
        if (list is null)
        {
            return member;
        }

        SyntaxNode removed = list.Attributes.Count == 1 ? list : list.Attributes.First(Same);
        return member.RemoveNode(removed, SyntaxRemoveOptions.KeepNoTrivia)!.WithLeadingTrivia(member.GetLeadingTrivia());

        bool Same(AttributeSyntax candidate) => candidate.IsEquivalentTo(attribute);
    }

    public static ParameterListSyntax Without(this ParameterListSyntax list, ParameterSyntax parameter)
    {
        var removed = list.Parameters.First(
            candidate => string.Equals(candidate.Identifier.ValueText, parameter.Identifier.ValueText, StringComparison.Ordinal));
        return list.WithParameters(list.Parameters.Remove(removed));
    }
}
