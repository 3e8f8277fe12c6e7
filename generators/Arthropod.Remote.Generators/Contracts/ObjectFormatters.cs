using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// MessagePack-CSharp writes the elements of a list or dictionary of one's own that is not generic
/// (<c>class Numbers : List&lt;int&gt;</c>) as objects: integers take all their bytes.
/// </summary>
internal static class ObjectFormatters
{
    public static bool ApplyTo(INamedTypeSymbol collection)
    {
        for (var current = collection; current is not null; current = current.ContainingType)
        {
            if (current.IsGenericType)
            {
                return false;
            }
        }

        return collection.AllInterfaces.Any(i => KnownTypes.Is(i, "System.Collections.IList") || KnownTypes.Is(i, "System.Collections.IDictionary"));
    }

    /// <summary>The formatter of an element; <see langword="null"/>: the usual one.</summary>
    public static string? Of(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } underlying } =>
            $"{KnownTypes.Formatters}EnumFormatter<{Name(type)}, {Name(underlying)}, {Of(underlying)}>",
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable when Of(nullable.TypeArguments[0]) is { } formatter =>
            $"{KnownTypes.Formatters}NullableFormatter<{Name(nullable.TypeArguments[0])}, {formatter}>",
        _ when FixedWidth(type) is { } name => $"{KnownTypes.Formatters}FixedWidth{name}Formatter",
        _ => null,
    };

    private static string Name(ITypeSymbol type) => type.ToDisplayString(Names.Type);

    private static string? FixedWidth(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_SByte => "SByte",
        SpecialType.System_Byte => "Byte",
        SpecialType.System_Int16 => "Int16",
        SpecialType.System_UInt16 => "UInt16",
        SpecialType.System_Int32 => "Int32",
        SpecialType.System_UInt32 => "UInt32",
        SpecialType.System_Int64 => "Int64",
        SpecialType.System_UInt64 => "UInt64",
        _ => null,
    };
}
