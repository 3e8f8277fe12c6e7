using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// The ways through the graph of values that lead to something to be said. A member of one's own type is spoken of
/// where it stands, once for all contracts; what a type argument brings, where that is written; and what is wrong with
/// a type of another assembly, where a contract carries it. Most values lead to nothing, and nobody walks from them.
/// </summary>
internal sealed class AdviceTrails
{
    private readonly HashSet<ValueNode> _toTimes = [];
    private readonly HashSet<ValueNode> _toForeign = [];
    private readonly Dictionary<ValueNode, List<ForeignFinding>> _findings = [];

    public AdviceTrails(IReadOnlyCollection<ValueNode> nodes, Compilation compilation)
    {
        var parents = Parents(nodes);
        Spread(nodes.Where(IsTime), _toTimes, node => Of(node).Where(edge => !edge.IsDeclared).Select(edge => edge.Parent));
        var foreign = new ForeignAdvice(compilation, this);
        foreach (var node in nodes)
        {
            if (foreign.Of(node).ToList() is { Count: > 0 } findings)
            {
                _findings.Add(node, findings);
            }
        }

        Spread(_findings.Keys, _toForeign, node => Of(node).Select(edge => edge.Parent));

        IEnumerable<(ValueNode Parent, bool IsDeclared)> Of(ValueNode node) => parents.TryGetValue(node, out var found) ? found : [];
    }

    /// <summary>The times that are written in a place of this type, by their paths.</summary>
    public IEnumerable<string> Times(ValueNode root)
    {
        var seen = new HashSet<ValueNode>();
        var open = new Stack<KeyValuePair<string, ValueNode>>();
        open.Push(new("", root));
        while (open.Count > 0)
        {
            var current = open.Pop();
            if (!_toTimes.Contains(current.Value))
            {
                continue;
            }

            if (IsTime(current.Value))
            {
                yield return current.Key;
            }
            else if (seen.Add(current.Value))
            {
                for (var i = current.Value.Parts.Count - 1; i >= 0; i--)
                {
                    if (!IsDeclared(current.Value, i))
                    {
                        open.Push(new(current.Key + current.Value.Parts[i].Key, current.Value.Parts[i].Value));
                    }
                }
            }
        }
    }

    /// <summary>What is to be said of types of other assemblies below a value.</summary>
    public IEnumerable<ForeignFinding> Foreign(string path, ValueNode root)
    {
        var seen = new HashSet<ValueNode>();
        var open = new Stack<KeyValuePair<string, ValueNode>>();
        open.Push(new(path, root));
        while (open.Count > 0)
        {
            var current = open.Pop();
            if (!_toForeign.Contains(current.Value) || !seen.Add(current.Value))
            {
                continue;
            }

            if (_findings.TryGetValue(current.Value, out var findings))
            {
                foreach (var finding in findings)
                {
                    yield return finding with { Path = current.Key + finding.Path };
                }
            }

            for (var i = current.Value.Parts.Count - 1; i >= 0; i--)
            {
                open.Push(new(current.Key + current.Value.Parts[i].Key, current.Value.Parts[i].Value));
            }
        }
    }

    // A formatter by hand may keep the kind.
    private static bool IsTime(ValueNode node) => node.Type.SpecialType == SpecialType.System_DateTime &&
        string.Equals(node.Formatter, KnownTypes.FormatterOf(node.Type), StringComparison.Ordinal);

    /// <summary>Whether a part is a member whose type is written where it is declared, and not put in for a type parameter.</summary>
    private static bool IsDeclared(ValueNode node, int part) => part < node.Members.Count && !TypeArguments.IsTypeParameterInside(TypeOf(node.Members[part].OriginalDefinition));

    /// <summary>The type of a property or field.</summary>
    public static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    private static Dictionary<ValueNode, List<(ValueNode Parent, bool IsDeclared)>> Parents(IReadOnlyCollection<ValueNode> nodes)
    {
        var parents = new Dictionary<ValueNode, List<(ValueNode Parent, bool IsDeclared)>>();
        foreach (var node in nodes)
        {
            for (var i = 0; i < node.Parts.Count; i++)
            {
                if (!parents.TryGetValue(node.Parts[i].Value, out var found))
                {
                    parents.Add(node.Parts[i].Value, found = []);
                }

                found.Add((node, IsDeclared(node, i)));
            }
        }

        return parents;
    }

    private static void Spread(IEnumerable<ValueNode> from, HashSet<ValueNode> reached, Func<ValueNode, IEnumerable<ValueNode>> parentsOf)
    {
        var open = new Stack<ValueNode>(from.Where(reached.Add));
        while (open.Count > 0)
        {
            foreach (var parent in parentsOf(open.Pop()))
            {
                if (reached.Add(parent))
                {
                    open.Push(parent);
                }
            }
        }
    }
}
