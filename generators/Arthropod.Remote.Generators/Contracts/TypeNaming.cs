using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// Names types as one of Roslyn's formats does, only faster: the generator reads every contract again after every
/// edit, and much of that would go into Roslyn's general way of building text. What is out of the ordinary is left
/// to it.
/// </summary>
internal sealed class TypeNaming
{
    private readonly SymbolDisplayFormat _format;
    private readonly SymbolTexts<INamespaceSymbol> _namespaces;
    private readonly SymbolTexts<ITypeSymbol> _names;
    private readonly SymbolTexts<ITypeSymbol> _namesWithoutArguments;
    private readonly bool _namesNullability;
    private StringBuilder? _text;

    public TypeNaming(SymbolDisplayFormat format)
    {
        _format = format;
        _namespaces = new(space => space.ToDisplayString(format) + ".");
        _names = new(Name);
        _namesWithoutArguments = new(type => type.ToDisplayString(format.WithGenericsOptions(SymbolDisplayGenericsOptions.None)));
        _namesNullability = (format.MiscellaneousOptions & SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier) !=
            SymbolDisplayMiscellaneousOptions.None;
    }

    public string Of(ITypeSymbol type)
    {
        if (IsWhole(type) && !IsAnnotated(type))
        {
            return _names.Of(type);
        }

        var text = Interlocked.Exchange(ref _text, null) ?? new StringBuilder(256);
        Append(text.Clear(), type);
        var name = text.ToString();
        _text = text;
        return name;
    }

    private string Name(ITypeSymbol type) => IsPlain(type)
        ? _namespaces.Of(type.ContainingNamespace) + type.Name
        : type.ToDisplayString(_format);

    // Special types are keywords, and keywords are escaped.
    private static bool IsPlain(ITypeSymbol type) =>
        type is { SpecialType: SpecialType.None, ContainingType: null, ContainingNamespace.IsGlobalNamespace: false } &&
        SyntaxFacts.GetKeywordKind(type.Name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(type.Name) == SyntaxKind.None;

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
            text.Append(type.ToDisplayString(_format));
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
