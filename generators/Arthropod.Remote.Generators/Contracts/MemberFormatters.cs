using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Finds what carries a member: the formatter of its type, unless the member names another.</summary>
internal static class MemberFormatters
{
    public static ValueNode Read(PlainMember member, IParameterSymbol? parameter, Func<ITypeSymbol, ValueNode> read, Compilation compilation)
    {
        var type = Nullability.Of(member, parameter);
        if (CustomFormatters.Marked(member.Symbol) is { } formatter)
        {
            return CustomFormatters.Read(type, formatter, compilation);
        }

        return Attributes.Find(member.Symbol, Attributes.MessagePackFormatter) is { } attribute
            ? CustomFormatters.Refuse(type, attribute)
            : read(type);
    }
}
