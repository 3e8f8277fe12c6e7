using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// Tells properties that hold a value from those that are computed. What stands in a body that only metadata knows
/// cannot be told: such a property is taken for a computed one.
/// </summary>
internal static class StoredValues
{
    private const string CompilerGenerated = "System.Runtime.CompilerServices.CompilerGeneratedAttribute";

    /// <summary>Whether a property of a type holds a value that none of the members that travel gives back.</summary>
    public static bool IsLost(IPropertySymbol property, IReadOnlyList<ISymbol> travelling) => property.GetMethod is { } getter &&
        (property.SetMethod is not null || IsAutomatic(property, getter) ||
            (Returned(property) is { } state && !travelling.Any(member => GivesBack(member.OriginalDefinition, state))));

    private static bool GivesBack(ISymbol member, ISymbol state) => SymbolEqualityComparer.Default.Equals(member, state) ||
        (member is IPropertySymbol property && SymbolEqualityComparer.Default.Equals(Returned(property), state));

    // The compiler marks the accessor that it has written; other languages mark the properties that they invent.
    private static bool IsAutomatic(IPropertySymbol property, IMethodSymbol getter) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(
            field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property)) ||
        (Attributes.Find(getter, CompilerGenerated) is not null && Attributes.Find(property, CompilerGenerated) is null);

    /// <summary>The field, or the parameter of a primary constructor, that a getter does nothing but return.</summary>
    private static ISymbol? Returned(IPropertySymbol property) =>
        property.GetMethod?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } syntax && Name(Expression(syntax)) is { } name
            ? Field(property.ContainingType, name)
            : null;

    private static ExpressionSyntax? Expression(Microsoft.CodeAnalysis.SyntaxNode getter) => getter switch
    {
        ArrowExpressionClauseSyntax arrow => arrow.Expression,
        AccessorDeclarationSyntax { ExpressionBody: { } body } => body.Expression,
        AccessorDeclarationSyntax { Body.Statements: { Count: 1 } statements } => (statements[0] as ReturnStatementSyntax)?.Expression,
        _ => null,
    };

    private static string? Name(ExpressionSyntax? expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access => access.Name.Identifier.ValueText,
        ParenthesizedExpressionSyntax inner => Name(inner.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner => Name(inner.Operand),
        _ => null,
    };

    private static ISymbol? Field(INamedTypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(name) is { IsEmpty: false } found)
            {
                return found[0] is IFieldSymbol { IsStatic: false } field ? field.OriginalDefinition : null;
            }
        }

        return type.InstanceConstructors
            .Where(constructor => constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax)
            .SelectMany(constructor => constructor.Parameters)
            .FirstOrDefault(parameter => string.Equals(parameter.Name, name, StringComparison.Ordinal));
    }
}
