using System.Text;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// Names types as one of Roslyn's formats does, only faster: the generator reads every contract again after every
/// edit, and much of that would go into Roslyn's general way of building text. What is out of the ordinary is left
/// to it.
/// </summary>
internal sealed class TypeNaming(SymbolDisplayFormat format)
{
    private readonly SymbolTexts _names = new(type => type.ToDisplayString(format));
    private readonly SymbolTexts _namesWithoutArguments =
        new(type => type.ToDisplayString(format.WithGenericsOptions(SymbolDisplayGenericsOptions.None)));

    private readonly bool _namesNullability =
        (format.MiscellaneousOptions & SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier) !=
        SymbolDisplayMiscellaneousOptions.None;

    public string Of(ITypeSymbol type)
    {
        if (IsWhole(type) && !IsAnnotated(type))
        {
            return _names.Of(type);
        }

        var text = new StringBuilder();
        Append(text, type);
        return text.ToString();
    }

    private void Append(StringBuilder text, ITypeSymbol type)
    {
        if (IsWhole(type))
        {
            text.Append(_names.Of(type.WithNullableAnnotation(NullableAnnotation.None)));
        }
        else if (IsPlainGeneric(type))
        {
            var arguments = ((INamedTypeSymbol)type).TypeArguments;
            text.Append(_namesWithoutArguments.Of(type.OriginalDefinition)).Append('<');
            for (var i = 0; i < arguments.Length; i++)
            {
                Append(i == 0 ? text : text.Append(", "), arguments[i]);
            }

            text.Append('>');
        }
        else
        {
            // It says itself whether it may be null.
            text.Append(type.ToDisplayString(format));
            return;
        }

        if (IsAnnotated(type))
        {
            text.Append('?');
        }
    }

    /// <summary>Whether a type has no arguments that differ from one use to the next.</summary>
    private static bool IsWhole(ITypeSymbol type) => type is INamedTypeSymbol { IsGenericType: false, TypeKind: not TypeKind.Error };

    // Nullable<int> is int?, tuples are (A, B), and nested types repeat the arguments of those around them.
    private static bool IsPlainGeneric(ITypeSymbol type) => type is INamedTypeSymbol
    {
        IsTupleType: false,
        ContainingType: null,
        TypeKind: not TypeKind.Error,
        IsUnboundGenericType: false,
        OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T,
    };

    private bool IsAnnotated(ITypeSymbol type) =>
        _namesNullability && type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated };
}
