using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// Finds what of a type travels otherwise than its author may think, where it is declared. None of it keeps a contract
/// from working.
/// </summary>
internal static class Advice
{
    public static IEnumerable<Problem> For(INamedTypeSymbol type, TravellingTypes types, Compilation compilation) =>
        types.Find(type).SelectMany(node => Unsettable(type, node).Concat(Gaps(type, node)).Concat(Times(type, node, types.Trails)))
            .Distinct()
            .Concat(MissingCases(type, types, compilation));

    private static IEnumerable<Problem> Unsettable(INamedTypeSymbol type, ValueNode node) =>
        from property in node.Unsettable.OfType<IPropertySymbol>().Select(property => property.OriginalDefinition)
        where IsIn(property, type) && StoredValues.IsLost(property, node.Members)
        select new Problem(ProblemKind.UnsettableProperty, Places.Name(property), Arguments(type, property.Name));

    private static IEnumerable<Problem> Gaps(INamedTypeSymbol type, ValueNode node) =>
        SymbolEqualityComparer.Default.Equals(node.Type.OriginalDefinition, type.OriginalDefinition) && KeyGaps.Of(node) is { } gaps
            ? [new Problem(ProblemKind.KeyGap, Places.Name(type), Arguments(type, gaps, ""))]
            : [];

    private static IEnumerable<Problem> Times(INamedTypeSymbol type, ValueNode node, AdviceTrails trails)
    {
        for (var i = 0; i < node.Members.Count; i++)
        {
            var member = node.Members[i].OriginalDefinition;
            if (!IsIn(member, type) || TypeArguments.IsTypeParameterInside(AdviceTrails.TypeOf(member)))
            {
                continue;
            }

            foreach (var (path, place) in TimePlaces.Of(trails.Times(node.Parts[i].Value), Places.Type(member), Places.Name(member)))
            {
                yield return new Problem(ProblemKind.TimeWithoutOffset, place, Arguments(type, member.Name + path));
            }
        }
    }

    private static IEnumerable<Problem> MissingCases(INamedTypeSymbol type, TravellingTypes types, Compilation compilation) =>
        from union in types.Unions
        where UnionReader.LacksCase(type, union, compilation)
        select new Problem(ProblemKind.UnionCaseMissing, Places.Name(type), Arguments(type, union.ToDisplayString(Names.Display), ""));

    private static bool IsIn(ISymbol member, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingType.OriginalDefinition, type.OriginalDefinition);

    private static EquatableArray<string> Arguments(INamedTypeSymbol type, params string[] more) =>
        more.Prepend(type.ToDisplayString(Names.Display)).ToEquatableArray();
}
