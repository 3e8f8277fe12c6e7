using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// A type in the graph of the values that travel: the formatter that carries it, the types inside it, and what is
/// wrong with it, if anything is. Graphs have circles: an order has lines, a line has its order.
/// </summary>
internal sealed class ValueNode(ITypeSymbol type)
{
    public ITypeSymbol Type { get; } = type;

    /// <summary>The formatter as generated code names it.</summary>
    public string Formatter { get; set; } = "";

    /// <summary>The formatter as a type, where somebody wrote it by hand.</summary>
    public INamedTypeSymbol? CustomFormatter { get; set; }

    /// <summary>Whether the formatter is one that is generated.</summary>
    public bool IsGenerated { get; set; }

    /// <summary>The formatter to generate, where the library has none.</summary>
    public FormatterModel? Model { get; set; }

    /// <summary>What is inside, and how a path names it.</summary>
    public List<KeyValuePair<string, ValueNode>> Parts { get; } = [];

    /// <summary>The properties and fields of a plain type that travel, one for each part.</summary>
    public IReadOnlyList<ISymbol> Members { get; set; } = [];

    /// <summary>Properties and fields that do not arrive, since nothing could set them; those with a key are written all the same.</summary>
    public IReadOnlyList<ISymbol> Unsettable { get; set; } = [];

    /// <summary>Public properties that do not travel, since their getter is not public.</summary>
    public IReadOnlyList<ISymbol> Unreadable { get; set; } = [];

    /// <summary>What a collection holds besides its elements, which alone travel.</summary>
    public IReadOnlyList<ISymbol> BesideElements { get; set; } = [];

    public ProblemKind? Problem { get; set; }

    /// <summary>What the problem's message names beyond the path and the type.</summary>
    public string Detail { get; set; } = "";

    /// <summary>The mark of the type or member that names a formatter which nobody told us to use.</summary>
    public AttributeData? RefusedFormatter { get; set; }

    /// <summary>Whether the compiler could not resolve the type: it has said so itself.</summary>
    public bool IsUnresolved { get; set; }

    public bool IsBroken => Problem is not null || IsUnresolved;
}
