using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Where in the source the thing stands that is wrong.</summary>
internal static class Places
{
    public static Location Name(ISymbol symbol) => symbol.Locations.FirstOrDefault() ?? Location.None;

    public static Location ReturnType(IMethodSymbol method) => Syntax(method) is MethodDeclarationSyntax syntax
        ? syntax.ReturnType.GetLocation()
        : Name(method);

    /// <summary>The result inside the task, which is where a result is wrong.</summary>
    public static Location Result(IMethodSymbol method)
    {
        if (Syntax(method) is not MethodDeclarationSyntax syntax)
        {
            return Name(method);
        }

        var type = syntax.ReturnType;
        while (type is QualifiedNameSyntax or AliasQualifiedNameSyntax)
        {
            type = type is QualifiedNameSyntax qualified ? qualified.Right : ((AliasQualifiedNameSyntax)type).Name;
        }

        return type is GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } arguments }
            ? arguments[0].GetLocation()
            : type.GetLocation();
    }

    public static Location Type(IParameterSymbol parameter) => Syntax(parameter) is ParameterSyntax { Type: { } type }
        ? type.GetLocation()
        : Name(parameter);

    /// <summary>The type of a property or field; its name where it shares the type with others.</summary>
    public static Location Type(ISymbol member) => Syntax(member) switch
    {
        PropertyDeclarationSyntax { Type: { } type } => type.GetLocation(),
        ParameterSyntax { Type: { } type } => type.GetLocation(),
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } => declaration.Type.GetLocation(),
        _ => Name(member),
    };

    /// <summary>An argument of an attribute; the attribute itself where it has no such argument.</summary>
    public static Location Argument(AttributeData attribute, ISymbol owner, string? named)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax syntax)
        {
            return Name(owner);
        }

        var argument = syntax.ArgumentList?.Arguments.FirstOrDefault(
            candidate => string.Equals(candidate.NameEquals?.Name.Identifier.ValueText, named, StringComparison.Ordinal));
        return (argument?.Expression ?? (Microsoft.CodeAnalysis.SyntaxNode)syntax).GetLocation();
    }

    private static Microsoft.CodeAnalysis.SyntaxNode? Syntax(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
}
