using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Benchmarks.Generator;

/// <summary>
/// Binds the members of contracts and of the types that they carry, each type once for a compilation, as ours does:
/// for an interface its attributes, its bases and its methods; for a method its attributes, its return type, its
/// parameters with their types and default values; for a type that travels its attributes, its interfaces, its
/// constructors with their parameters, and the type and the attributes of each public property and field, of its base
/// types too; and so on through type arguments and array elements. What it finds it only counts.
/// </summary>
internal sealed class ReferenceReader
{
    private static readonly ConditionalWeakTable<Compilation, ReferenceReader> Readers = [];

    private readonly Lock _lock = new();
    private readonly HashSet<ITypeSymbol> _seen = new(SymbolEqualityComparer.Default);

    public static ReferenceReader Of(Compilation compilation) => Readers.GetValue(compilation, static _ => new ReferenceReader());

    public int Read(INamedTypeSymbol contract)
    {
        lock (_lock)
        {
            var count = Attributes(contract) + contract.AllInterfaces.Length;
            foreach (var method in contract.GetMembers().OfType<IMethodSymbol>())
            {
                count += Attributes(method) + Value(method.ReturnType) + Parameters(method);
            }

            return count;
        }
    }

    private int Parameters(IMethodSymbol method)
    {
        var count = 0;
        foreach (var parameter in method.Parameters)
        {
            count += Value(parameter.Type) + (parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: not null } ? 1 : 0);
        }

        return count;
    }

    private int Value(ITypeSymbol type)
    {
        if (!_seen.Add(type))
        {
            return 0;
        }

        if (type is IArrayTypeSymbol array)
        {
            return Value(array.ElementType);
        }

        if (type is not INamedTypeSymbol named)
        {
            return 0;
        }

        var count = named.TypeArguments.Sum(Value);
        if (type.Locations is not [{ IsInSource: true }, ..])
        {
            // The framework's types are known by name, to ours as to this.
            return count;
        }

        count += Attributes(named) + named.AllInterfaces.Length + named.InstanceConstructors.Sum(Parameters);
        for (var current = named; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            count += current.GetMembers().Sum(Member);
        }

        return count;
    }

    private int Member(ISymbol member) => member switch
    {
        IPropertySymbol { DeclaredAccessibility: Accessibility.Public } property => Attributes(property) + Value(property.Type),
        IFieldSymbol { DeclaredAccessibility: Accessibility.Public } field => Attributes(field) + Value(field.Type),
        _ => 0,
    };

    // As ours asks for the attribute's type and its arguments.
    private static int Attributes(ISymbol symbol) =>
        symbol.GetAttributes().Sum(attribute => attribute.AttributeClass is null ? 0 : 1 + attribute.ConstructorArguments.Length + attribute.NamedArguments.Length);
}
