using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>The types that the contracts of one compilation carry, for whoever gives advice about them.</summary>
internal sealed class TravellingTypes
{
    // Weakly keyed: when the compiler lets go of a compilation, so does this.
    private static readonly ConditionalWeakTable<Compilation, TravellingTypes> Known = new();

    private readonly Dictionary<ITypeSymbol, List<ValueNode>> _byType = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ITypeSymbol> _types = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ValueNode> _seen = [];
    private readonly ValueGraph _graph;
    private readonly IAssemblySymbol _assembly;
    private readonly Lazy<AdviceTrails> _trails;
    private bool _isRead;

    private TravellingTypes(Compilation compilation)
    {
        _graph = ValueGraph.Of(compilation);
        _assembly = compilation.Assembly;
        _trails = new(() => new AdviceTrails(_seen, compilation));
    }

    /// <summary>The unions among them.</summary>
    public List<INamedTypeSymbol> Unions { get; } = [];

    /// <summary>Where there is something to say of what a value leads to.</summary>
    public AdviceTrails Trails => _trails.Value;

    public static TravellingTypes Of(Compilation compilation, CancellationToken cancellationToken)
    {
        var types = Known.GetValue(compilation, static key => new TravellingTypes(key));
        types.Read(compilation, cancellationToken);
        return types;
    }

    /// <summary>What was read of a type and of those that inherit its members; of generic ones, with some of their arguments.</summary>
    public IReadOnlyList<ValueNode> Find(INamedTypeSymbol type) => _byType.TryGetValue(type.OriginalDefinition, out var nodes) ? nodes : [];

    /// <summary>What was read of a value in a signature.</summary>
    public ValueNode Read(ITypeSymbol type) => _graph.Read(type);

    // Whoever is cancelled leaves the rest to the next.
    private void Read(Compilation compilation, CancellationToken cancellationToken)
    {
        lock (_seen)
        {
            if (_isRead)
            {
                return;
            }

            AddContracts(compilation.Assembly.GlobalNamespace, cancellationToken);
            foreach (var attribute in compilation.Assembly.GetAttributes())
            {
                if (attribute.AttributeClass is { } attributeClass && KnownTypes.Is(attributeClass, Attributes.RemoteContract)
                    && ClosedContracts.TypeOf(attribute) is { } closed)
                {
                    AddContract(closed);
                }
            }

            _isRead = true;
        }
    }

    private void AddContracts(INamespaceOrTypeSymbol container, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var member in container.GetMembers())
        {
            if (member is INamedTypeSymbol { TypeKind: TypeKind.Interface } type && Attributes.Find(type, Attributes.RemoteQueue) is not null)
            {
                AddContract(type);
            }

            if (member is INamespaceOrTypeSymbol inner)
            {
                AddContracts(inner, cancellationToken);
            }
        }
    }

    private void AddContract(INamedTypeSymbol contract)
    {
        foreach (var value in ContractMembers.Of(contract).OfType<IMethodSymbol>().SelectMany(SignatureValue.Of))
        {
            Add(_graph.Read(value.Type));
        }
    }

    private void Add(ValueNode root)
    {
        if (!_seen.Add(root))
        {
            return;
        }

        var open = new Stack<ValueNode>();
        open.Push(root);
        while (open.Count > 0)
        {
            var node = open.Pop();
            if (node is { Type: INamedTypeSymbol named } && (node.Model is not null || node.BesideElements.Count > 0) && _types.Add(named.OriginalDefinition))
            {
                AddType(node, named.OriginalDefinition);
                if (node.Model?.Layout == FormatterLayout.Union)
                {
                    Unions.Add(named);
                }
            }

            foreach (var part in node.Parts)
            {
                if (_seen.Add(part.Value))
                {
                    open.Push(part.Value);
                }
            }
        }
    }

    private void AddType(ValueNode node, INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType?.OriginalDefinition)
        {
            if (!SymbolEqualityComparer.Default.Equals(current.ContainingAssembly, _assembly))
            {
                continue;
            }

            if (!_byType.TryGetValue(current, out var nodes))
            {
                _byType.Add(current, nodes = []);
            }

            nodes.Add(node);
        }
    }
}
