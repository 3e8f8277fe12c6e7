using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// Finds what of a type travels otherwise than its author may think, where it is declared. None of it keeps a contract
/// from working.
/// </summary>
internal static class Advice
{
    public static IEnumerable<Problem> For(INamedTypeSymbol type, TravellingTypes types, Compilation compilation) =>
        types.Find(type).SelectMany(node => Unsettable(type, node)
                .Concat(Unreadable(type, node))
                .Concat(BesideElements(type, node))
                .Concat(Gaps(type, node))
                .Concat(Times(type, node, types.Trails)))
            .Distinct()
            .Concat(MissingCases(type, types, compilation));

    private static IEnumerable<Problem> Unsettable(INamedTypeSymbol type, ValueNode node) =>
        from member in node.Unsettable.Select(member => member.OriginalDefinition)
        where IsIn(member, type)
        let why = StoredValues.WhyUnsettable(member, node)
        where why is not null
        select new Problem(ProblemKind.UnsettableProperty, Places.Name(member), Arguments(type, member.Name, why));

    private static IEnumerable<Problem> Unreadable(INamedTypeSymbol type, ValueNode node) =>
        from member in node.Unreadable.Select(member => member.OriginalDefinition)
        where IsIn(member, type)
        select new Problem(ProblemKind.UnsettableProperty, Places.Name(member), Arguments(type, member.Name, StoredValues.WhyUnreadable));

    private static IEnumerable<Problem> BesideElements(INamedTypeSymbol type, ValueNode node) =>
        from member in node.BesideElements.Select(member => member.OriginalDefinition)
        where IsIn(member, type)
        select new Problem(ProblemKind.BesideElements, Places.Name(member), Arguments(type, member.Name));

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
