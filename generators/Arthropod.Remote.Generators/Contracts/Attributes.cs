using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>The attributes that the reader of contracts looks at, found by name: none of their assemblies is referenced here.</summary>
internal static class Attributes
{
    public const string RemoteQueue = "Arthropod.Remote.RemoteQueueAttribute";
    public const string RemoteMethod = "Arthropod.Remote.RemoteMethodAttribute";

    public const string RemoteContract = "Arthropod.Remote.RemoteContractAttribute";
    public const string OneWay = "Arthropod.Remote.OneWayAttribute";
    public const string RemoteFormatter = "Arthropod.Remote.RemoteFormatterAttribute";
    public const string MessagePackFormatter = "MessagePack.MessagePackFormatterAttribute";

    public const string SetsRequiredMembers = "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute";

    private const string KeyOfMember = "MessagePack.KeyAttribute";
    private const string DataMember = "System.Runtime.Serialization.DataMemberAttribute";

    public static AttributeData? Find(ISymbol symbol, string metadataName)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && KnownTypes.Is(type, metadataName))
            {
                return attribute;
            }
        }

        return null;
    }

    public static object? FirstArgument(AttributeData? attribute) =>
        attribute is { ConstructorArguments: { Length: > 0 } arguments } && arguments[0].Kind != TypedConstantKind.Array
            ? arguments[0].Value
            : null;

    public static object? Named(AttributeData? attribute, string name)
    {
        if (attribute is not null)
        {
            foreach (var argument in attribute.NamedArguments)
            {
                if (string.Equals(argument.Key, name, StringComparison.Ordinal))
                {
                    return argument.Value.Value;
                }
            }
        }

        return null;
    }

    /// <summary>Whether a member says that it does not travel. To the library, what overrides it has not said so.</summary>
    public static bool IsIgnored(ISymbol member) =>
        Find(member, "MessagePack.IgnoreMemberAttribute") is not null ||
        Find(member, "System.Runtime.Serialization.IgnoreDataMemberAttribute") is not null ||
        Find(member, "System.NonSerializedAttribute") is not null;

    public static bool HasDataMember(ISymbol member) => Find(member, DataMember) is not null;

    /// <summary>The order that a member asks for; members that ask for none come last.</summary>
    public static int DataMemberOrder(ISymbol member) =>
        Find(member, DataMember) is { } attribute ? Named(attribute, "Order") as int? ?? -1 : int.MaxValue;

    /// <summary>A member's key, a number or a text; <see langword="null"/>: it has none.</summary>
    public static object? Key(ISymbol member, bool isDataContract)
    {
        if (!isDataContract)
        {
            return FirstArgument(OwnOrOverridden(member, KeyOfMember));
        }

        if (Find(member, DataMember) is not { } attribute)
        {
            return null;
        }

        return Named(attribute, "Order") is int order && order != -1 ? order : Named(attribute, "Name") ?? member.Name;
    }

    private static AttributeData? OwnOrOverridden(ISymbol member, string metadataName) => Find(member, metadataName) ??
        (member is IPropertySymbol { OverriddenProperty: { } overridden } ? OwnOrOverridden(overridden, metadataName) : null);

    /// <summary>Whether a type has keys by attribute, and whether they are those of a data contract.</summary>
    public static bool HasKeys(INamedTypeSymbol type, out bool isDataContract)
    {
        isDataContract = false;
        if (Find(type, "MessagePack.MessagePackObjectAttribute") is { } attribute)
        {
            return FirstArgument(attribute) is not true;
        }

        isDataContract = Find(type, "System.Runtime.Serialization.DataContractAttribute") is not null;
        return isDataContract;
    }
}
