using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Constant values as C# expressions.</summary>
internal static class Literals
{
    // Most texts are names: as they are, and often.
    public static string Text(string text) => IsPlain(text) ? "\"" + text + "\"" : SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>The expression for an argument of an attribute, which is one value.</summary>
    public static string Of(TypedConstant argument) => argument is { Kind: TypedConstantKind.Enum, Type: { } type }
        ? Enum(type, argument.Value!)
        : Constant(argument.Value!);

    /// <summary>The expression for a parameter's default value.</summary>
    public static string Default(IParameterSymbol parameter)
    {
        var type = parameter.Type.ToDisplayString(Names.Type);
        if (!parameter.HasExplicitDefaultValue || parameter.ExplicitDefaultValue is not { } value)
        {
            return $"default({type})";
        }

        var underlying = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : parameter.Type;
        return underlying.TypeKind == TypeKind.Enum
            ? Enum(underlying, value)
            : Constant(value);
    }

    private static string Enum(ITypeSymbol type, object value) => $"({type.ToDisplayString(Names.Type)})({Constant(value)})";

    private static bool IsPlain(string text)
    {
        foreach (var letter in text)
        {
            if (letter is < ' ' or > '~' or '"' or '\\')
            {
                return false;
            }
        }

        return true;
    }

    private static string Constant(object value) => value switch
    {
        string text => Text(text),
        char letter => SymbolDisplay.FormatLiteral(letter, quote: true),
        bool flag => flag ? "true" : "false",
        float number => Float(number, number.ToString("R", CultureInfo.InvariantCulture) + "F", "float"),
        double number => Float(number, number.ToString("R", CultureInfo.InvariantCulture) + "D", "double"),
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "M",
        long.MinValue => "long.MinValue",
        int.MinValue => "int.MinValue",
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        uint number => number.ToString(CultureInfo.InvariantCulture) + "U",
        DateTime time => $"new global::System.DateTime({time.Ticks.ToString(CultureInfo.InvariantCulture)}L)",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "default",
    };

    private static string Float(double number, string text, string type) =>
        double.IsNaN(number) ? type + ".NaN"
        : double.IsPositiveInfinity(number) ? type + ".PositiveInfinity"
        : double.IsNegativeInfinity(number) ? type + ".NegativeInfinity"
        : text;
}
