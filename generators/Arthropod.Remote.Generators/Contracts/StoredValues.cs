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

    /// <summary>Why a property is lost that nothing can read, and what to do.</summary>
    public const string WhyUnreadable = "its getter is not public; make the getter public";

    /// <summary>Whether a property of a type holds a value that none of the members that travel gives back.</summary>
    public static bool IsLost(IPropertySymbol property, IReadOnlyList<ISymbol> travelling) => property.GetMethod is { } getter &&
        (property.SetMethod is not null || IsAutomatic(property, getter) ||
            (Returned(property) is { } state && !travelling.Any(member => GivesBack(member.OriginalDefinition, state))));

    /// <summary>Whether no member that travels gives back a field that nothing can set.</summary>
    public static bool IsLost(IFieldSymbol field, IReadOnlyList<ISymbol> travelling) =>
        !travelling.Any(member => GivesBack(member.OriginalDefinition, field.OriginalDefinition));

    /// <summary>Why a property or field of a type is lost that nothing can set, and what to do; <see langword="null"/>: it is not.</summary>
    public static string? WhyUnsettable(ISymbol member, ValueNode node)
    {
        // What a key sends off and nothing takes in gives nothing back.
        var travelling = node.Members.Except(node.Unsettable, SymbolEqualityComparer.Default).OfType<ISymbol>().ToList();
        return member switch
        {
            IPropertySymbol property when IsLost(property, travelling) =>
                "no public accessor and no constructor parameter can set it; give it a set or init accessor",
            IFieldSymbol field when IsLost(field, travelling) =>
                "it is readonly and no constructor parameter sets it; take the readonly away, or make it a property with an init accessor",
            _ => null,
        };
    }

    /// <summary>
    /// What a collection holds besides its elements: what can be set of it, but for the settings of the framework's own
    /// collections, such as a capacity. Of a type of another assembly it is known only where the compiler wrote the accessors.
    /// </summary>
    public static IEnumerable<ISymbol> BesideElements(INamedTypeSymbol collection, IAssemblySymbol own) =>
        from member in PlainMembers.Contractless(collection)
        where member is { IsReadable: true, IsWritable: true } && Names.Namespace(member.Symbol.ContainingType) is var space &&
            space?.StartsWith("System.", StringComparison.Ordinal) != true
        where SymbolEqualityComparer.Default.Equals(member.Symbol.ContainingAssembly, own) || member.Symbol is not IPropertySymbol property ||
            IsAutomatic(property.OriginalDefinition, property.OriginalDefinition.GetMethod!)
        select member.Symbol;

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
