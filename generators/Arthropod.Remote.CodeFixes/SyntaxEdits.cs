using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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

    /// <summary>As above; a parameter of a record's stands for its property.</summary>
    public static SyntaxNode WithMemberAttribute(
        this SyntaxGenerator generator, SyntaxNode declaration, INamedTypeSymbol type, params SyntaxNode[] arguments)
    {
        if (declaration is not ParameterSyntax parameter)
        {
            return generator.WithAttribute(declaration, type, arguments);
        }

        var list = (AttributeListSyntax)generator.Attribute(generator.TypeExpression(type), arguments);
        var target = SyntaxFactory.AttributeTargetSpecifier(SyntaxFactory.Token(SyntaxKind.PropertyKeyword));
        return parameter.WithoutLeadingTrivia().AddAttributeLists(list.WithTarget(target).Imported()).WithLeadingTrivia(parameter.GetLeadingTrivia());
    }

    /// <summary>A file that marks its assembly, after the other attributes.</summary>
    public static CompilationUnitSyntax WithAssemblyAttribute(
        this CompilationUnitSyntax file, SyntaxGenerator generator, INamedTypeSymbol type, params SyntaxNode[] arguments)
    {
        var list = (AttributeListSyntax)generator.Attribute(generator.TypeExpression(type), arguments);
        var line = file.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        line = line.IsKind(SyntaxKind.None) ? SyntaxFactory.ElasticLineFeed : line;
        var marked = list.WithTarget(SyntaxFactory.AttributeTargetSpecifier(SyntaxFactory.Token(SyntaxKind.AssemblyKeyword))).WithTrailingTrivia(line);
        var isTop = file.AttributeLists.Count == 0 && file.Usings.Count == 0 && file.Externs.Count == 0;
        var next = file.Members.Count > 0 ? file.Members[0].GetFirstToken(includeZeroWidth: true) : file.EndOfFileToken;
        var (before, after) = FileHeader.Split(next.LeadingTrivia, isTop);

        // The blank line below is of what follows, so that the next attribute stands above it.
        return file.ReplaceToken(next, next.WithLeadingTrivia(isTop ? after.Prepend(line) : after)).AddAttributeLists(marked
            .WithLeadingTrivia(!isTop && file.AttributeLists.Count == 0 ? before.Append(line) : before)
            .WithTrailingTrivia(line)
            .Imported());
    }

    /// <summary>Whether an attribute can go: not where a directive around it would go with it, and leave its other half.</summary>
    public static bool CanGo(this AttributeSyntax attribute) => attribute.Parent is AttributeListSyntax list &&
        (list.Attributes.Count > 1 || (!list.ContainsDirectives && !list.GetLastToken().GetNextToken().LeadingTrivia.Any(trivia => trivia.IsDirective)));

    /// <summary>A member without an attribute, but with the comments above it.</summary>
    public static MemberDeclarationSyntax Without(this MemberDeclarationSyntax member, AttributeSyntax attribute) =>
        Without(member, member.AttributeLists, attribute, static (owner, lists) => owner.WithAttributeLists(lists));

    /// <summary>A file without an attribute of its assembly.</summary>
    public static CompilationUnitSyntax Without(this CompilationUnitSyntax file, AttributeSyntax attribute) =>
        Without(file, file.AttributeLists, attribute, static (owner, lists) => owner.WithAttributeLists(lists));

    public static ParameterListSyntax Without(this ParameterListSyntax list, ParameterSyntax parameter)
    {
        var removed = list.Parameters.First(
            candidate => string.Equals(candidate.Identifier.ValueText, parameter.Identifier.ValueText, StringComparison.Ordinal));
        return list.WithParameters(list.Parameters.Remove(removed));
    }

    private static T Without<T>(
        T owner, SyntaxList<AttributeListSyntax> lists, AttributeSyntax attribute, Func<T, SyntaxList<AttributeListSyntax>, T> with)
        where T : SyntaxNode
    {
        // Of several that are alike the first is the one to keep.
        var index = lists.LastIndexOf(candidate => candidate.Attributes.Any(Same));
        if (index < 0)
        {
            return owner;
        }

        var list = lists[index];
        if (list.Attributes.Count > 1)
        {
            return with(owner, lists.Replace(list, list.WithAttributes(list.Attributes.Remove(list.Attributes.Last(Same)))));
        }

        // What stands above the list stands above what follows it.
        var left = lists.RemoveAt(index);
        if (index < left.Count)
        {
            left = left.Replace(left[index], left[index].WithLeadingTrivia(list.GetLeadingTrivia()));
        }

        return with(owner, left).WithLeadingTrivia(owner.GetLeadingTrivia());

        bool Same(AttributeSyntax candidate) => candidate.IsEquivalentTo(attribute);
    }
}
