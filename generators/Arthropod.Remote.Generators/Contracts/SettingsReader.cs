using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Reads what <c>[RemoteQueue]</c> and <c>[RemoteMethod]</c> have in common, and finds what is out of range.</summary>
internal sealed class SettingsReader(AttributeData? attribute, string display, Func<AttributeData, string, Location> placeOf)
{
    public const int MostAttempts = 100;

    // Amazon SQS: a visibility timeout is whole seconds, at most 12 hours.
    public static readonly TimeSpan LeastVisibility = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan MostVisibility = TimeSpan.FromHours(12);

    public List<Problem> Problems { get; } = [];

    /// <summary>Reads the settings; most methods have none.</summary>
    public SettingsModel Read() => attribute is null ? SettingsModel.Nothing : new(
        ReadTimeout(),
        ReadVisibility(),
        ReadMaxAttempts(),
        ReadMode("Retry"),
        ReadMode("Progress"),
        ReadMode("WhenCallerLeaves"),
        Attributes.Named(attribute, "ConfirmBeforeRun") as bool?);

    private string? ReadTimeout()
    {
        if (Attributes.Named(attribute, "Timeout") is not string text)
        {
            return null;
        }

        if (string.Equals(text, "infinite", StringComparison.Ordinal))
        {
            return "global::System.Threading.Timeout.InfiniteTimeSpan";
        }

        return TryParse(text, out var timeout) && timeout > TimeSpan.Zero
            ? Literals.Time(timeout)
            : Report(ProblemKind.InvalidTimeout, "Timeout", text);
    }

    private string? ReadVisibility()
    {
        if (Attributes.Named(attribute, "Visibility") is not string text)
        {
            return null;
        }

        return TryParse(text, out var visibility) && visibility >= LeastVisibility && visibility <= MostVisibility
            ? Literals.Time(visibility)
            : Report(ProblemKind.InvalidVisibility, "Visibility", text);
    }

    private int? ReadMaxAttempts()
    {
        if (Attributes.Named(attribute, "MaxAttempts") is not int attempts)
        {
            return null;
        }

        if (attempts is >= 1 and <= MostAttempts)
        {
            return attempts;
        }

        Report(ProblemKind.InvalidMaxAttempts, "MaxAttempts", attempts.ToString(CultureInfo.InvariantCulture));
        return null;
    }

    // C# casts any number to an enum.
    private int? ReadMode(string property)
    {
        var argument = attribute!.NamedArguments.FirstOrDefault(named => string.Equals(named.Key, property, StringComparison.Ordinal)).Value;
        if (argument is not { Kind: TypedConstantKind.Enum, Value: int mode, Type: { } type })
        {
            return null;
        }

        var known = type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).ToList();
        if (known.Exists(field => Equals(field.ConstantValue, mode)))
        {
            return mode;
        }

        var values = string.Join(" or ", known.Select(field => $"{type.Name}.{field.Name}"));
        Problems.Add(new(
            ProblemKind.UndefinedMode,
            placeOf(attribute!, property),
            new[] { display, property, mode.ToString(CultureInfo.InvariantCulture), values }.ToEquatableArray()));
        return null;
    }

    private string? Report(ProblemKind kind, string property, string value)
    {
        Problems.Add(new(kind, placeOf(attribute!, property), new[] { display, value }.ToEquatableArray()));
        return null;
    }

    /// <summary>Reads <c>[d.]hh:mm:ss</c> and nothing else: to .NET, <c>"24:00:00"</c> is 24 days, and <c>"30"</c> is thirty.</summary>
    public static bool TryParse(string text, out TimeSpan time) =>
        TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out time) && text.Count(letter => letter == ':') == 2;
}
