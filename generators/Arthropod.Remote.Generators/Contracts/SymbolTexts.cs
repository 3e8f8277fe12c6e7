using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// Texts that belong to namespaces or to definitions of types and are dear to make. They are kept for as long as the
/// assembly that declares the symbol: one weak entry for each assembly, since the garbage collector pays for every one.
/// </summary>
internal sealed class SymbolTexts<TSymbol>(Func<TSymbol, string> make)
    where TSymbol : class, ISymbol
{
    private readonly ConditionalWeakTable<IAssemblySymbol, ConcurrentDictionary<TSymbol, string>> _texts = new();

    public string Of(TSymbol definition) => definition.ContainingAssembly is { } assembly
        ? _texts.GetValue(assembly, static _ => new(SymbolEqualityComparer.Default)).GetOrAdd(definition, make)
        : make(definition);
}
