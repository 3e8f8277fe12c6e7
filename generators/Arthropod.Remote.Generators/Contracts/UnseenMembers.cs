using System.Reflection;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// Members with keys that a compiled type of another assembly hides. The compiler does not import what is private or
/// internal there, so they are looked for in the metadata itself; in a reference assembly they are not even there.
/// </summary>
internal static class UnseenMembers
{
    private const MethodAttributes Public = MethodAttributes.Public;

    /// <summary>The name of one that would be lost; <see langword="null"/>: there is none.</summary>
    /// <param name="type">A type with keys.</param>
    /// <param name="isDataContract">Whether they are those of a data contract.</param>
    /// <param name="isPassed">Whether a property is set through the constructor.</param>
    /// <param name="compilation">Whose references are read.</param>
    public static string? Find(INamedTypeSymbol type, bool isDataContract, Func<ISymbol, bool> isPassed, Compilation compilation)
    {
        var mark = isDataContract ? ("System.Runtime.Serialization", "DataMemberAttribute") : ("MessagePack", "KeyAttribute");
        for (var current = type.OriginalDefinition; current is { SpecialType: SpecialType.None }; current = current.BaseType?.OriginalDefinition)
        {
            if (Definition(current, compilation) is var (reader, definition) && Find(current, reader, definition, mark, isPassed) is { } name)
            {
                return name;
            }
        }

        return null;
    }

    private static string? Find(
        INamedTypeSymbol type, MetadataReader reader, TypeDefinition definition, (string Space, string Name) mark, Func<ISymbol, bool> isPassed)
    {
        foreach (var handle in definition.GetProperties())
        {
            var property = reader.GetPropertyDefinition(handle);
            var name = reader.GetString(property.Name);
            if (IsMarked(reader, property.GetCustomAttributes(), mark))
            {
                var accessors = property.GetAccessors();
                var symbol = type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault();
                if (symbol is null || (IsHidden(reader, accessors.Getter) && symbol.GetMethod is null) ||
                    (IsHidden(reader, accessors.Setter) && symbol.SetMethod is null && !isPassed(symbol)))
                {
                    return name;
                }
            }
        }

        foreach (var handle in definition.GetFields())
        {
            var field = reader.GetFieldDefinition(handle);
            var name = reader.GetString(field.Name);
            if (IsMarked(reader, field.GetCustomAttributes(), mark) && type.GetMembers(name).IsEmpty)
            {
                return name;
            }
        }

        return null;
    }

    private static bool IsHidden(MetadataReader reader, MethodDefinitionHandle accessor) =>
        !accessor.IsNil && (reader.GetMethodDefinition(accessor).Attributes & MethodAttributes.MemberAccessMask) != Public;

    private static (MetadataReader Reader, TypeDefinition Definition)? Definition(INamedTypeSymbol type, Compilation compilation)
    {
        if (!type.DeclaringSyntaxReferences.IsEmpty ||
            compilation.GetMetadataReference(type.ContainingAssembly) is not PortableExecutableReference reference ||
            reference.GetMetadata() is not AssemblyMetadata metadata)
        {
            return null;
        }

        var reader = metadata.GetModules()[0].GetMetadataReader();
        return Find(type, reader) is { } definition ? (reader, definition) : null;
    }

    private static TypeDefinition? Find(INamedTypeSymbol type, MetadataReader reader)
    {
        var candidates = type.ContainingType is not { } outer ? reader.TypeDefinitions
            : Find(outer, reader) is { } around ? around.GetNestedTypes()
            : (IEnumerable<TypeDefinitionHandle>)[];
        var space = type.ContainingType is null ? Names.Namespace(type) ?? "" : "";
        foreach (var handle in candidates)
        {
            var definition = reader.GetTypeDefinition(handle);
            if (reader.StringComparer.Equals(definition.Name, type.MetadataName) &&
                (type.ContainingType is not null || (reader.StringComparer.Equals(definition.Namespace, space) && !definition.IsNested)))
            {
                return definition;
            }
        }

        return null;
    }

    private static bool IsMarked(MetadataReader reader, CustomAttributeHandleCollection attributes, (string Space, string Name) mark)
    {
        foreach (var handle in attributes)
        {
            var constructor = reader.GetCustomAttribute(handle).Constructor;
            if (constructor.Kind == HandleKind.MemberReference &&
                reader.GetMemberReference((MemberReferenceHandle)constructor).Parent is { Kind: HandleKind.TypeReference } parent &&
                reader.GetTypeReference((TypeReferenceHandle)parent) is var attribute &&
                reader.StringComparer.Equals(attribute.Name, mark.Name) && reader.StringComparer.Equals(attribute.Namespace, mark.Space))
            {
                return true;
            }
        }

        return false;
    }
}
