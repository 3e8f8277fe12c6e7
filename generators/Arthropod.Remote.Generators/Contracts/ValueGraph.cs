using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>The types of one compilation that travel, each read once however many contracts use it.</summary>
internal sealed class ValueGraph
{
    // Weakly keyed: when the compiler lets go of a compilation, so does this.
    private static readonly ConditionalWeakTable<Compilation, ValueGraph> Graphs = new();

    private readonly object _lock = new();
    // List<string> and List<string?> are two: one of them refuses null.
    private readonly Dictionary<ITypeSymbol, ValueNode> _nodes = new(SymbolEqualityComparer.IncludeNullability);
    private readonly ValueReader _reader;

    private ValueGraph(Compilation compilation) => _reader = new ValueReader(compilation, _nodes, Unmarked);

    /// <summary>What is known of marks that generated files must repeat.</summary>
    public UnmarkedTypes Unmarked { get; } = new();

    public static ValueGraph Of(Compilation compilation) => Graphs.GetValue(compilation, static key => new ValueGraph(key));

    public ValueNode Read(ITypeSymbol type)
    {
        // Analyzers run on several threads, and a node is reachable before the circle through it is closed.
        lock (_lock)
        {
            return _reader.Read(type);
        }
    }

    /// <summary>Finds everything below a type that cannot travel, each with its path.</summary>
    public IEnumerable<KeyValuePair<string, ValueNode>> Broken(string path, ValueNode root) =>
        _reader.HasFoundFaults ? Search(path, root) : [];

    private static IEnumerable<KeyValuePair<string, ValueNode>> Search(string path, ValueNode root)
    {
        var seen = new HashSet<ValueNode> { root };
        var growths = new HashSet<ValueNode>();
        var open = new Stack<ValueStep>();
        open.Push(new(path, root, null));
        while (open.Count > 0)
        {
            var current = open.Pop();
            if (current.Value.Problem == ProblemKind.EndlessValue)
            {
                var start = Growth.StartOf(current);
                if (growths.Add(start.Value))
                {
                    yield return new(start.Path, current.Value == start.Value ? start.Value : Growth.Fault(start.Value));
                }

                continue;
            }

            if (current.Value.IsBroken)
            {
                yield return new(current.Path, current.Value);
                continue;
            }

            for (var i = current.Value.Parts.Count - 1; i >= 0; i--)
            {
                var part = current.Value.Parts[i];
                if (seen.Add(part.Value))
                {
                    open.Push(new(current.Path + part.Key, part.Value, current));
                }
            }
        }
    }

    /// <summary>Adds the formatters to generate for a type and all that is inside it and has not been seen yet.</summary>
    public static void Collect(ValueNode root, IDictionary<string, FormatterModel> formatters, HashSet<ValueNode> seen)
    {
        if (!seen.Add(root))
        {
            return;
        }

        var open = new Stack<ValueNode>();
        open.Push(root);
        while (open.Count > 0)
        {
            var node = open.Pop();
            if (node.Model is { } model)
            {
                formatters[model.Name] = model;
            }

            foreach (var part in node.Parts)
            {
                // Most parts are numbers and texts, which lead nowhere.
                if (part.Value is not { Model: null, Parts.Count: 0 } && seen.Add(part.Value))
                {
                    open.Push(part.Value);
                }
            }
        }
    }
}
