using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// What is to be said of types that another assembly declares, as far as its metadata tells: a getter that the compiler
/// wrote is marked as such, keys are attributes, and public types are there. Private members are not.
/// </summary>
internal sealed class ForeignAdvice(Compilation compilation, AdviceTrails trails)
{
    public IEnumerable<ForeignFinding> Of(ValueNode node) => node.Model?.Layout == FormatterLayout.Union
        ? MissingCases(node)
        : Unsettable(node).Concat(Unreadable(node)).Concat(BesideElements(node)).Concat(Gaps(node)).Concat(Times(node));

    private IEnumerable<ForeignFinding> Unsettable(ValueNode node) =>
        from member in node.Problem is null ? node.Unsettable : []
        where IsForeign(member)
        let why = StoredValues.WhyUnsettable(member.OriginalDefinition, node)
        where why is not null
        select new ForeignFinding(ProblemKind.UnsettableProperty, "." + member.Name, null, why);

    private IEnumerable<ForeignFinding> Unreadable(ValueNode node) =>
        from member in node.Problem is null ? node.Unreadable : []
        where IsForeign(member)
        select new ForeignFinding(ProblemKind.UnsettableProperty, "." + member.Name, null, StoredValues.WhyUnreadable);

    private IEnumerable<ForeignFinding> BesideElements(ValueNode node) =>
        from member in node.BesideElements
        where IsForeign(member)
        select new ForeignFinding(ProblemKind.BesideElements, "." + member.Name, null, null);

    private IEnumerable<ForeignFinding> Gaps(ValueNode node) => IsForeign(node.Type) && KeyGaps.Of(node) is { } gaps
        ? [new ForeignFinding(ProblemKind.KeyGap, "", node.Type.ToDisplayString(Names.Display), gaps)]
        : [];

    private IEnumerable<ForeignFinding> Times(ValueNode node) =>
        from index in Enumerable.Range(0, node.Members.Count)
        where IsForeign(node.Members[index])
        from path in trails.Times(node.Parts[index].Value)
        where !TypeArguments.IsTypeParameterInside(AdviceTrails.TypeOf(node.Members[index].OriginalDefinition))
        select new ForeignFinding(ProblemKind.TimeWithoutOffset, node.Parts[index].Key + path, null, null);

    private IEnumerable<ForeignFinding> MissingCases(ValueNode node)
    {
        if (node.Type is not INamedTypeSymbol union || !IsForeign(union))
        {
            yield break;
        }

        foreach (var type in Types(union.ContainingAssembly.GlobalNamespace))
        {
            if (compilation.IsSymbolAccessibleWithin(type, compilation.Assembly) && UnionReader.LacksCase(type, union, compilation))
            {
                yield return new(ProblemKind.UnionCaseMissing, "", type.ToDisplayString(Names.Display), union.ToDisplayString(Names.Display));
            }
        }
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type)
            {
                yield return type;
            }

            foreach (var inner in Types(member))
            {
                yield return inner;
            }
        }
    }

    private bool IsForeign(ISymbol symbol) => symbol.ContainingAssembly is { } assembly && !SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly);
}
