using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// The definitions of types in one compilation of which it is known that neither they nor what their formatters name
/// is marked as obsolete or experimental: nearly all of them, and each is named in many places.
/// </summary>
internal sealed class UnmarkedTypes
{
    private readonly ConcurrentDictionary<ISymbol, bool> _types = new(SymbolEqualityComparer.Default);

    public bool Contains(INamedTypeSymbol type) => _types.ContainsKey(type);

    public void Add(INamedTypeSymbol type) => _types.TryAdd(type, true);
}
