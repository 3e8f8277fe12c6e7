using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// Texts that belong to definitions of types and are dear to make. They are kept for as long as the assembly that
/// declares the type: one weak entry for each assembly, since the garbage collector pays for every one.
/// </summary>
internal sealed class SymbolTexts(Func<ITypeSymbol, string> make)
{
    private readonly ConditionalWeakTable<IAssemblySymbol, ConcurrentDictionary<ITypeSymbol, string>> _texts = new();

    public string Of(ITypeSymbol definition) => definition.ContainingAssembly is { } assembly
        ? _texts.GetValue(assembly, static _ => new(SymbolEqualityComparer.Default)).GetOrAdd(definition, make)
        : make(definition);
}
