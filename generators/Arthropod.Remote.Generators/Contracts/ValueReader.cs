using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Finds the formatter for a type: one of the library's, composed, or one to be generated.</summary>
internal sealed class ValueReader
{
    private readonly Compilation _compilation;
    private readonly Dictionary<ITypeSymbol, ValueNode> _nodes;
    private readonly CustomFormatters _customFormatters;
    private readonly ComposedReader _composed;
    private readonly PlainTypeReader _plainTypes;
    private readonly UnionReader _unions;
    private readonly string _generatedNamespace;

    // Types whose formatters are generated have names at once, but are read when all is named that leads to them: one of
    // their members may lead back to a collection that holds them.
    private readonly Queue<(ValueNode Node, Action Fill, TypesAround? Around)> _waiting = new();
    private TypesAround? _around;

    public ValueReader(Compilation compilation, Dictionary<ITypeSymbol, ValueNode> nodes, UnmarkedTypes unmarked)
    {
        _compilation = compilation;
        _nodes = nodes;
        _generatedNamespace = Names.GeneratedNamespace(compilation.AssemblyName);
        _customFormatters = new(compilation.Assembly);
        _composed = new(compilation.Assembly, ReadPart);
        _plainTypes = new(compilation, _generatedNamespace, unmarked);
        _unions = new(compilation, _generatedNamespace, unmarked);
    }

    /// <summary>Whether any type that was read cannot travel: where none is, nobody has to search for it.</summary>
    public bool HasFoundFaults { get; private set; }

    public ValueNode Read(ITypeSymbol type)
    {
        var node = ReadPart(type);
        while (_waiting.Count > 0)
        {
            var next = _waiting.Dequeue();
            _around = next.Around;
            next.Fill();
            LookForFaults(next.Node);
        }

        _around = null;
        return node;
    }

    // A member with a formatter of its own has a node that nobody has read here.
    private void LookForFaults(ValueNode node) =>
        HasFoundFaults |= node.IsBroken || node.Parts.Exists(static part => part.Value.IsBroken);

    private ValueNode ReadPart(ITypeSymbol type)
    {
        if (Nullability.ForbidsNull(type))
        {
            return ReadNotNull(type);
        }

        type = type.WithNullableAnnotation(NullableAnnotation.None);
        if (!_nodes.TryGetValue(type, out var node))
        {
            // It stands before its parts are read: one of them may lead back here.
            node = new ValueNode(type);
            _nodes.Add(type, node);
            var around = _around;
            _around = TypesAround.With(type, around);
            Fill(node);
            _around = around;
            LookForFaults(node);
        }

        return node;
    }

    /// <summary>A type where null may not be: what carries it where null may, and a check.</summary>
    private ValueNode ReadNotNull(ITypeSymbol type)
    {
        if (_nodes.TryGetValue(type, out var node))
        {
            return node;
        }

        var inner = ReadPart(type.WithNullableAnnotation(NullableAnnotation.None));
        node = new ValueNode(type);
        node.Parts.Add(new("", inner));
        node.Formatter = inner switch
        {
            { Type.SpecialType: SpecialType.System_String } => KnownTypes.Formatters + "NotNullStringFormatter",
            { IsGenerated: true } => inner.Formatter + "." + FormatterModel.NotNull,
            _ => $"{KnownTypes.Formatters}NotNullFormatter<{type.ToDisplayString(Names.Type)}, {inner.Formatter}>",
        };

        // Reading what is inside may have come here before.
        _nodes[type] = node;
        return node;
    }

    private void Fill(ValueNode node)
    {
        var type = node.Type;
        if (_customFormatters.Doubled(type) is { } doubled)
        {
            node.Problem = ProblemKind.FormatterDoubled;
            node.Detail = doubled;
        }
        else if (_customFormatters.Of(type) is { } custom)
        {
            CustomFormatters.Fill(node, custom, _compilation);
        }
        else if (Attributes.Find(type, Attributes.MessagePackFormatter) is { } foreign)
        {
            CustomFormatters.Refuse(node, foreign);
        }
        else if (KnownTypes.FormatterOf(type) is { } simple)
        {
            node.Formatter = simple;
        }
        else if (type is IArrayTypeSymbol array)
        {
            _composed.FillArray(node, array);
        }
        else if (type is not INamedTypeSymbol named || FindProblem(node, named))
        {
            Refuse(node, type);
        }
        else if (type.TypeKind == TypeKind.Enum)
        {
            _composed.FillEnum(node, named);
        }
        else if (UnionReader.IsUnion(named))
        {
            var full = Named(node, named, out var name);
            Await(node, () => _unions.Fill(node, named, full, name, ReadPart));
        }
        else if (!_composed.TryFillGeneric(node, named) && !_composed.TryFillCollection(node, named))
        {
            FillPlain(node, named);
        }
    }

    private static void Refuse(ValueNode node, ITypeSymbol type)
    {
        if (node.Problem is null && !node.IsUnresolved)
        {
            node.Problem = type.TypeKind switch
            {
                TypeKind.Dynamic => ProblemKind.UntypedValue,
                TypeKind.Pointer or TypeKind.FunctionPointer => ProblemKind.ByReferenceLikeValue,
                _ => ProblemKind.UnsupportedValue,
            };
        }

        if (node.Problem == ProblemKind.UnsupportedValue)
        {
            node.Detail = Refusal.AdviceFor(type);
        }
    }

    private bool FindProblem(ValueNode node, INamedTypeSymbol type)
    {
        // A type that is less visible than what uses it is an error of the compiler's.
        if (IsUnresolved(type) || !_compilation.IsSymbolAccessibleWithin(type, _compilation.Assembly) || FileLocalTypes.AreIn(type))
        {
            node.IsUnresolved = true;
            return true;
        }

        node.Problem = type switch
        {
            { SpecialType: SpecialType.System_Object } => ProblemKind.UntypedValue,
            { IsRefLikeType: true } => ProblemKind.ByReferenceLikeValue,
            { TypeKind: TypeKind.Delegate } => ProblemKind.DelegateValue,
            _ when KnownTypes.IsOrDerivesFrom(type, "System.Delegate") => ProblemKind.DelegateValue,
            _ when KnownTypes.IsOrDerivesFrom(type, "System.Linq.Expressions.Expression") => ProblemKind.DelegateValue,
            _ when KnownTypes.IsOrDerivesFrom(type, "System.IO.Stream") => ProblemKind.StreamValue,
            _ when KnownTypes.IsRefused(type) => ProblemKind.UnsupportedValue,
            _ when Attributes.Find(type, "System.Runtime.CompilerServices.InlineArrayAttribute") is not null => ProblemKind.UnsupportedValue,
            _ when Growth.IsEndless(type, _around) => ProblemKind.EndlessValue,
            _ => null,
        };
        return node.Problem is not null;
    }

    private void FillPlain(ValueNode node, INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Interface || (type.IsAbstract && type.TypeKind == TypeKind.Class))
        {
            node.Problem = ProblemKind.AbstractValue;
            return;
        }

        if (FrameworkTypes.IsOfThisProcess(type) && !Attributes.HasKeys(type, out _))
        {
            Refuse(node, type);
            return;
        }

        var full = Named(node, type, out var name);
        Await(node, () => _plainTypes.Fill(node, type, full, name, ReadPart));
    }

    private void Await(ValueNode node, Action fill) => _waiting.Enqueue((node, fill, _around));

    /// <summary>Names the formatter that is to be generated before the parts are read: one of them may lead back here.</summary>
    private string Named(ValueNode node, INamedTypeSymbol type, out string name)
    {
        var full = Names.Exact(type);
        name = Names.Identifier(full) + "Formatter";
        node.Formatter = $"global::{_generatedNamespace}.{name}";
        node.IsGenerated = true;
        return full;
    }

    private static bool IsUnresolved(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } or { SpecialType: SpecialType.System_Void } => true,
        IArrayTypeSymbol array => IsUnresolved(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsUnresolved) || (named.ContainingType is { } outer && IsUnresolved(outer)),
        _ => false,
    };
}
