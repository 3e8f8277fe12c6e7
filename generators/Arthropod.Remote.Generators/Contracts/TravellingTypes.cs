using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>The types that the contracts of one compilation carry, for whoever gives advice about them.</summary>
internal sealed class TravellingTypes
{
    private readonly Dictionary<ITypeSymbol, ValueNode> _nodes = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ValueNode> _seen = [];
    private readonly ValueGraph _graph;

    private TravellingTypes(Compilation compilation) => _graph = ValueGraph.Of(compilation);

    /// <summary>The unions among them.</summary>
    public List<INamedTypeSymbol> Unions { get; } = [];

    public static TravellingTypes Of(Compilation compilation, CancellationToken cancellationToken)
    {
        var types = new TravellingTypes(compilation);
        types.AddContracts(compilation.Assembly.GlobalNamespace, cancellationToken);
        foreach (var attribute in compilation.Assembly.GetAttributes())
        {
            if (attribute.AttributeClass is { } attributeClass && KnownTypes.Is(attributeClass, Attributes.RemoteContract)
                && ClosedContracts.TypeOf(attribute) is { } closed)
            {
                types.AddContract(closed);
            }
        }

        return types;
    }

    /// <summary>What was read of a type; of a generic one, with some of its arguments.</summary>
    public ValueNode? Find(INamedTypeSymbol type) => _nodes.TryGetValue(type.OriginalDefinition, out var node) ? node : null;

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
        foreach (var method in ContractMembers.Of(contract).OfType<IMethodSymbol>())
        {
            AddUnwrapped(method.ReturnType);
            foreach (var parameter in method.Parameters)
            {
                if (!MethodReader.IsToken(parameter.Type))
                {
                    AddUnwrapped(parameter.Type);
                }
            }
        }
    }

    // Nothing travels of a task without a result. To read it as a value would find a fault where none is, and then
    // everybody searches for it.
    private void AddUnwrapped(ITypeSymbol type)
    {
        if (KnownTypes.MetadataName(type) is not ("System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask"))
        {
            Add(Unwrapped(type));
        }
    }

    /// <summary>What travels of a task or a progress.</summary>
    public static ITypeSymbol Unwrapped(ITypeSymbol type) => KnownTypes.MetadataName(type) switch
    {
        "System.Threading.Tasks.Task`1" or "System.Threading.Tasks.ValueTask`1" or "System.IProgress`1" => ((INamedTypeSymbol)type).TypeArguments[0],
        _ => type,
    };

    private void Add(ITypeSymbol type)
    {
        var root = _graph.Read(type);
        if (!_seen.Add(root))
        {
            return;
        }

        var open = new Stack<ValueNode>();
        open.Push(root);
        while (open.Count > 0)
        {
            var node = open.Pop();
            if (node is { Type: INamedTypeSymbol named } && (node.Model is not null || node.Unsettable.Count > 0)
                && !_nodes.ContainsKey(named.OriginalDefinition))
            {
                _nodes.Add(named.OriginalDefinition, node);
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
}
