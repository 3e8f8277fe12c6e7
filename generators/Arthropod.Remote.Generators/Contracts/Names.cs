using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>How symbols are named in generated code, so that no name of a user's can get in the way.</summary>
internal static class Names
{
    /// <summary>Types as generated code names them: from <c>global::</c>, without nullable annotations.</summary>
    public static readonly TypeNaming Type = new(SymbolDisplayFormat.FullyQualifiedFormat
        .RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));

    /// <summary>Types in signatures that must repeat those of the interface.</summary>
    public static readonly TypeNaming Signature = new(SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));

    /// <summary>Types as people read them.</summary>
    public static readonly TypeNaming Display = new(SymbolDisplayFormat.CSharpErrorMessageFormat);

    private static readonly SymbolDisplayFormat MemberName = new(miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static readonly SymbolDisplayFormat WithoutGlobal =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    private static readonly SymbolDisplayFormat WithNullability = WithoutGlobal.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier |
        SymbolDisplayMiscellaneousOptions.IncludeNotNullableReferenceTypeModifier);

    private static readonly TypeNaming FullName = new(WithoutGlobal);

    private const string Root = "Arthropod.Remote.Generated.";

    /// <summary>The namespace of all that is generated into an assembly. No two assemblies have the same.</summary>
    public static string GeneratedNamespace(string? assemblyName) => Root + Identifier(assemblyName ?? "Unnamed");

    public static string? Namespace(ISymbol symbol) =>
        symbol.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString(WithoutGlobal) : null;

    /// <summary>A member as people write it: <c>operator +</c>, and not <c>op_Addition</c>.</summary>
    public static string Member(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion }
        ? member.ToDisplayString(MemberName)
        : member.Name;

    /// <summary>A type's full name without <c>global::</c>.</summary>
    public static string Full(ITypeSymbol type) => FullName.Of(type);

    /// <summary>A type's full name, in which <c>Box&lt;string&gt;</c> and <c>Box&lt;string?&gt;</c> differ.</summary>
    public static string Exact(ITypeSymbol type) => type is INamedTypeSymbol { IsGenericType: false, NullableAnnotation: NullableAnnotation.None }
        ? Full(type)
        : type.ToDisplayString(WithNullability);

    /// <summary>
    /// One identifier for a full name: dots become underscores, and a hash tells apart what that would make equal.
    /// </summary>
    public static string Identifier(string fullName)
    {
        var text = new StringBuilder(fullName.Length + 9);
        var exact = true;
        foreach (var letter in fullName)
        {
            if (letter == '.')
            {
                text.Append('_');
            }
            else if (SyntaxFacts.IsIdentifierPartCharacter(letter) && letter != '_')
            {
                text.Append(letter);
            }
            else
            {
                text.Append('_');
                exact = false;
            }
        }

        if (!SyntaxFacts.IsIdentifierStartCharacter(fullName[0]))
        {
            text.Insert(0, '_');
            exact = false;
        }

        return exact ? text.ToString() : text.Append('_').Append(Hash(fullName)).ToString();
    }

    /// <summary>The name of a generated file. The hash tells apart what differs only by case, or by letters that files dislike.</summary>
    public static string HintName(string fullName, string kind)
    {
        var text = new StringBuilder(fullName.Length + 20);
        foreach (var letter in fullName)
        {
            text.Append(letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' ? letter : '_');
        }

        // Nested generics can be longer than a file system allows.
        const int longest = 120;
        if (text.Length > longest)
        {
            text.Length = longest;
        }

        return text.Append('.').Append(kind).Append('.').Append(Hash(fullName)).Append(".g.cs").ToString();
    }

    /// <summary>An identifier as it must be written where keywords have a meaning.</summary>
    public static string Escaped(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(identifier) != SyntaxKind.None
            ? "@" + identifier
            : identifier;

    // FNV-1a: string.GetHashCode differs from one compiler process to the next.
    private static string Hash(string text)
    {
        const uint offset = 2166136261;
        const uint prime = 16777619;
        var hash = offset;
        foreach (var letter in text)
        {
            hash = unchecked((hash ^ letter) * prime);
        }

        return hash.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }
}
