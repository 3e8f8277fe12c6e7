using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>A property or field of a plain type that takes part in serialization.</summary>
internal sealed class PlainMember(ISymbol symbol, ITypeSymbol type, bool isReadable, bool isWritable, bool isInitOnly, bool isRequired)
{
    /// <summary>Whether it can only be read through an accessor that passes over its visibility.</summary>
    public bool HidesGetter { get; private set; }

    /// <summary>Whether it can only be set through such an accessor.</summary>
    public bool HidesSetter { get; set; }

    /// <summary>Whether a key says that it travels, so that it is written even if it can only be computed.</summary>
    public bool HasKey { get; private set; }

    public ISymbol Symbol { get; } = symbol;

    public ITypeSymbol Type { get; } = type;

    public bool IsReadable { get; } = isReadable;

    public bool IsWritable { get; } = isWritable;

    public bool IsInitOnly { get; } = isInitOnly;

    public bool IsRequired { get; set; } = isRequired;

    /// <summary>The name on the wire, where the layout is a map.</summary>
    public string Key { get; set; } = symbol.Name;

    /// <summary>The number on the wire, where the layout is an array.</summary>
    public int? Index { get; set; }

    /// <summary>Whether a derived type declares another member of this name.</summary>
    public bool IsHidden { get; set; }

    public static PlainMember? From(ISymbol symbol) => symbol switch
    {
        IPropertySymbol { IsStatic: false, IsIndexer: false, RefKind: RefKind.None } property => From(property),
        IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false, DeclaredAccessibility: Accessibility.Public } field =>
            new PlainMember(field, field.Type, isReadable: true, !field.IsReadOnly, isInitOnly: false, field.IsRequired),
        _ => null,
    };

    /// <summary>A member that has a key: it takes part whatever its visibility.</summary>
    public static PlainMember? Keyed(ISymbol symbol, Func<ISymbol, bool> isAccessible) => symbol switch
    {
        IPropertySymbol { IsStatic: false, IsIndexer: false, RefKind: RefKind.None } property =>
            new PlainMember(
                property,
                property.Type,
                property.GetMethod is not null,
                property.SetMethod is not null,
                property.SetMethod?.IsInitOnly == true,
                property.IsRequired)
            {
                HasKey = true,
                HidesGetter = property.GetMethod is { } getter && !isAccessible(getter),
                HidesSetter = property.SetMethod is { } setter && !isAccessible(setter),
            },
        IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } field =>
            new PlainMember(field, field.Type, isReadable: true, !field.IsReadOnly, isInitOnly: false, field.IsRequired)
            {
                HasKey = true,
                HidesGetter = !isAccessible(field),
                HidesSetter = !isAccessible(field),
            },
        _ => null,
    };

    private static PlainMember? From(IPropertySymbol property)
    {
        var isReadable = property.GetMethod is { DeclaredAccessibility: Accessibility.Public };
        var isWritable = property.SetMethod is { DeclaredAccessibility: Accessibility.Public };
        return isReadable || isWritable
            ? new PlainMember(property, property.Type, isReadable, isWritable, property.SetMethod?.IsInitOnly == true, property.IsRequired)
            : null;
    }
}
