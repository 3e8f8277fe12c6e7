using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// Reads the settings of <c>[RemoteQueue]</c> and <c>[RemoteMethod]</c>, and finds what is out of range. What the library
/// makes of a setting is not known here: one that needs no check of its own is new in the library alone.
/// </summary>
internal sealed class SettingsReader(AttributeData? attribute, string display, Func<AttributeData, string, Location> placeOf)
{
    public const int MostAttempts = 100;

    // Amazon SQS: a visibility timeout is whole seconds, at most 12 hours.
    public static readonly TimeSpan LeastVisibility = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan MostVisibility = TimeSpan.FromHours(12);

    public List<Problem> Problems { get; } = [];

    /// <summary>Reads the settings by name; most methods have none.</summary>
    public EquatableArray<SettingModel> Read() => attribute is null ? default : attribute.NamedArguments
        .Where(argument => IsSetting(argument.Key) && argument.Value.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum)
        .Where(argument => argument.Value.Value is not null && IsLegal(argument.Key, argument.Value))
        .GroupBy(argument => argument.Key, argument => argument.Value, StringComparer.Ordinal)
        .OrderBy(setting => setting.Key, StringComparer.Ordinal)
        .Select(setting => new SettingModel(setting.Key, Literals.Of(setting.First())))
        .ToEquatableArray();

    /// <summary>Settings are inherited from the class that both attributes have in common. What is an attribute's own is none: a name.</summary>
    private bool IsSetting(string property) => attribute!.AttributeClass!.GetMembers(property).IsEmpty;

    private bool IsLegal(string property, TypedConstant argument) => (property, argument.Value) switch
    {
        ("Timeout", string text) => text is "infinite" || (TryParse(text, out var timeout) && timeout > TimeSpan.Zero)
            || Report(ProblemKind.InvalidTimeout, property, text),
        ("Visibility", string text) => (TryParse(text, out var visibility) && visibility >= LeastVisibility && visibility <= MostVisibility)
            || Report(ProblemKind.InvalidVisibility, property, text),
        ("MaxAttempts", int attempts) => attempts is >= 1 and <= MostAttempts
            || Report(ProblemKind.InvalidMaxAttempts, property, attempts.ToString(CultureInfo.InvariantCulture)),
        (_, int mode) when argument is { Kind: TypedConstantKind.Enum, Type: { } type } => IsDefined(property, mode, type),
        _ => true,
    };

    // C# casts any number to an enum.
    private bool IsDefined(string property, int mode, ITypeSymbol type)
    {
        var known = type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).ToList();
        return known.Exists(field => Equals(field.ConstantValue, mode)) || Report(
            ProblemKind.UndefinedMode,
            property,
            property,
            mode.ToString(CultureInfo.InvariantCulture),
            string.Join(" or ", known.Select(field => $"{type.Name}.{field.Name}")));
    }

    private bool Report(ProblemKind kind, string property, params string[] values)
    {
        Problems.Add(new(kind, placeOf(attribute!, property), values.Prepend(display).ToEquatableArray()));
        return false;
    }

    /// <summary>Reads <c>[d.]hh:mm:ss</c> and nothing else: to .NET, <c>"24:00:00"</c> is 24 days, and <c>"30"</c> is thirty.</summary>
    public static bool TryParse(string text, out TimeSpan time) =>
        TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out time) && text.Count(letter => letter == ':') == 2;
}
