using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Finds what travels otherwise than its author may think. None of it keeps a contract from working.</summary>
internal static class Advice
{
    public static IEnumerable<Problem> For(INamedTypeSymbol type, TravellingTypes types, Compilation compilation)
    {
        if (Attributes.Find(type, Attributes.RemoteQueue) is not null)
        {
            return type.GetMembers().OfType<IMethodSymbol>().SelectMany(Times);
        }

        var own = types.Find(type) is { } node ? Unsettable(type, node).Concat(Gaps(type, node)).Concat(Times(type, node)) : [];
        return own.Concat(MissingCases(type, types, compilation));
    }

    // A property with a body is computed from others; one without, or one that is set in private, holds a value.
    private static IEnumerable<Problem> Unsettable(INamedTypeSymbol type, ValueNode node) =>
        from property in node.Unsettable.OfType<IPropertySymbol>().Select(property => property.OriginalDefinition)
        where property.GetMethod is not null && IsIn(property, type) && (property.SetMethod is not null || IsStored(property))
        select new Problem(ProblemKind.UnsettableProperty, Places.Name(property), Arguments(type, property.Name));

    private static bool IsStored(IPropertySymbol property) => property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(
        field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    private static IEnumerable<Problem> Gaps(INamedTypeSymbol type, ValueNode node)
    {
        if (node.Model is not { Layout: FormatterLayout.Array, Members: { Count: > 0 } members })
        {
            return [];
        }

        var used = members.Select(member => member.Index).ToList();
        var unused = Enumerable.Range(0, used.Max()).Except(used).ToList();
        return unused.Count == 0
            ? []
            : [new Problem(ProblemKind.KeyGap, Places.Name(type), Arguments(type, string.Join(", ", unused)))];
    }

    private static IEnumerable<Problem> Times(INamedTypeSymbol type, ValueNode node) =>
        from part in node.Parts
        where IsTime(part.Value.Type)
        from member in type.GetMembers(part.Key.TrimStart('.'))
        where member is IPropertySymbol or IFieldSymbol
        select new Problem(ProblemKind.TimeWithoutOffset, Places.Type(member), Arguments(type, member.Name));

    private static IEnumerable<Problem> Times(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters.Where(parameter => IsTime(parameter.Type)))
        {
            yield return new Problem(ProblemKind.TimeWithoutOffset, Places.Type(parameter), Arguments(method, parameter.Name));
        }

        if (IsTime(TravellingTypes.Unwrapped(method.ReturnType)))
        {
            yield return new Problem(ProblemKind.TimeWithoutOffset, Places.Result(method), Arguments(method, "result"));
        }
    }

    private static bool IsTime(ITypeSymbol type) => type.SpecialType == SpecialType.System_DateTime ||
        (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && IsTime(nullable.TypeArguments[0]));

    private static IEnumerable<Problem> MissingCases(INamedTypeSymbol type, TravellingTypes types, Compilation compilation) =>
        from union in type.IsAbstract || type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsGenericType ? [] : types.Unions
        where compilation.ClassifyCommonConversion(type, union).IsImplicit && !IsCase(type, union, compilation, depth: 0)
        select new Problem(ProblemKind.UnionCaseMissing, Places.Name(type), Arguments(type, union.ToDisplayString(Names.Display)));

    private static bool IsCase(INamedTypeSymbol type, INamedTypeSymbol union, Compilation compilation, int depth) =>
        depth < 10 && UnionReader.Cases(union, compilation).Any(item => SymbolEqualityComparer.Default.Equals(item.Type, type) ||
            (UnionReader.IsUnion(item.Type) && IsCase(type, item.Type, compilation, depth + 1)));

    private static bool IsIn(ISymbol member, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingType.OriginalDefinition, type.OriginalDefinition);

    private static EquatableArray<string> Arguments(ISymbol owner, string what) =>
        new[] { owner is ITypeSymbol type ? type.ToDisplayString(Names.Display) : owner.ContainingType.Name + "." + owner.Name, what }.ToEquatableArray();
}
