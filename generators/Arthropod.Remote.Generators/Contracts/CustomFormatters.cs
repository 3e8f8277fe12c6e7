using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>The formatters that somebody wrote by hand, and where they are to be used.</summary>
internal sealed class CustomFormatters
{
    private const string Interface = "Arthropod.Remote.Serialization.IRemoteFormatter`1";

    private readonly Dictionary<ITypeSymbol, INamedTypeSymbol> _byType = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ITypeSymbol, INamedTypeSymbol> _others = new(SymbolEqualityComparer.Default);

    public CustomFormatters(IAssemblySymbol assembly)
    {
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass is { } mark && KnownTypes.Is(mark, Attributes.RemoteFormatter) &&
                attribute.ConstructorArguments is { Length: 2 } arguments &&
                arguments[0].Value is ITypeSymbol value && arguments[1].Value is INamedTypeSymbol formatter)
            {
                var type = value is INamedTypeSymbol { IsUnboundGenericType: true } ? value.OriginalDefinition : value;
                if (!_byType.TryGetValue(type, out var first))
                {
                    _byType.Add(type, formatter);
                }
                else if (!SymbolEqualityComparer.Default.Equals(first, formatter))
                {
                    _others[type] = formatter;
                }
            }
        }
    }

    /// <summary>The formatter that the assembly or the type itself names; <see langword="null"/>: none.</summary>
    public INamedTypeSymbol? Of(ITypeSymbol type)
    {
        if (!_byType.TryGetValue(type, out var formatter) && !_byType.TryGetValue(type.OriginalDefinition, out formatter))
        {
            formatter = type is INamedTypeSymbol ? Marked(type) : null;
        }

        return formatter is { IsUnboundGenericType: true } && type is INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments } &&
            arguments.Length == formatter.TypeParameters.Length
                ? formatter.OriginalDefinition.Construct([.. arguments])
                : formatter;
    }

    /// <summary>The two formatters that the assembly names for one type; <see langword="null"/>: it names one, or none.</summary>
    public string? Doubled(ITypeSymbol type)
    {
        var key = _byType.ContainsKey(type) ? type : type.OriginalDefinition;
        return _others.TryGetValue(key, out var other)
            ? $"'{_byType[key].ToDisplayString(Names.Display)}' and '{other.ToDisplayString(Names.Display)}'"
            : null;
    }

    /// <summary>The formatter that a member or a type names.</summary>
    public static INamedTypeSymbol? Marked(ISymbol symbol) =>
        Attributes.FirstArgument(Attributes.Find(symbol, Attributes.RemoteFormatter)) as INamedTypeSymbol;

    /// <summary>A value that a formatter by hand carries.</summary>
    public static ValueNode Read(ITypeSymbol type, INamedTypeSymbol formatter, Compilation compilation)
    {
        var node = new ValueNode(type);
        Fill(node, formatter, compilation);
        if (Nullability.ForbidsNull(type))
        {
            node.Formatter = $"{KnownTypes.Formatters}NotNullFormatter<{type.ToDisplayString(Names.Type)}, {node.Formatter}>";
        }

        return node;
    }

    public static void Fill(ValueNode node, INamedTypeSymbol formatter, Compilation compilation)
    {
        node.Formatter = formatter.ToDisplayString(Names.Type);
        node.CustomFormatter = formatter;
        if (formatter.TypeKind == TypeKind.Error)
        {
            // The compiler says so.
            node.IsUnresolved = true;
        }
        else if (formatter.IsAbstract || formatter.IsUnboundGenericType || !formatter.AllInterfaces.Any(
            i => KnownTypes.Is(i, Interface) && SymbolEqualityComparer.Default.Equals(i.TypeArguments[0], node.Type)))
        {
            node.Problem = ProblemKind.FormatterMismatch;
            node.Detail = formatter.ToDisplayString(Names.Display);
        }
        else if (HiddenTypes.AreIn(formatter, compilation))
        {
            node.Problem = ProblemKind.UnreachableMember;
            node.Detail = formatter.ToDisplayString(Names.Display);
        }
    }

    /// <summary>A value that MessagePack-CSharp would hand to a formatter of its own, which nobody told us to use.</summary>
    public static ValueNode Refuse(ITypeSymbol type, AttributeData attribute)
    {
        var node = new ValueNode(type);
        Refuse(node, attribute);
        return node;
    }

    public static void Refuse(ValueNode node, AttributeData attribute)
    {
        node.Problem = ProblemKind.ForeignFormatter;
        node.RefusedFormatter = attribute;
        node.Detail = (Attributes.FirstArgument(attribute) as ITypeSymbol)?.ToDisplayString(Names.Display) ?? "";
    }
}
