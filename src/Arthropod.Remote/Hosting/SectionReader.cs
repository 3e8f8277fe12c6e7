using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Arthropod.Remote.Hosting;

/// <summary>
/// Reads configuration sections into options and reports each key that is no setting and each value that is none. .NET's
/// own binder skips the former, and takes <c>30</c> for thirty days.
/// </summary>
internal sealed class SectionReader(SettingsFaults faults)
{
    /// <summary>Sets each property that the section has a value for.</summary>
    /// <param name="section">The section.</param>
    /// <param name="options">Has a property for each setting.</param>
    /// <param name="sections">The names below the section that somebody else reads.</param>
    public void Read<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(
        IConfigurationSection section, T options, params IEnumerable<string> sections)
        where T : class
    {
        var settings = typeof(T).GetProperties().Where(IsSetting).ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        string[] known = [.. settings.Keys, .. sections];
        CheckHasKeys(section, $"such as {section.Path}:{known.Order(StringComparer.Ordinal).First()}");
        Check(section, known);
        foreach (var entry in section.GetChildren())
        {
            if (entry.Value is { } text && settings.TryGetValue(entry.Key, out var setting))
            {
                Set(section, options, setting, text);
            }
        }
    }

    /// <summary>Reports each key below a section that isn't known.</summary>
    public void Check(IConfigurationSection section, IReadOnlyCollection<string> known)
    {
        foreach (var entry in section.GetChildren().Where(entry => !known.Contains(entry.Key, StringComparer.OrdinalIgnoreCase)))
        {
            faults.Add($"{entry.Path} is no setting. " + (Nearest(entry.Key, known) is { } nearest
                ? $"Did you mean {section.Path}:{nearest}?"
                : $"The settings there are {string.Join(", ", known.Order(StringComparer.Ordinal))}."));
        }
    }

    /// <summary>Reports a value where settings of their own belong: nobody would read it.</summary>
    public void CheckHasKeys(IConfigurationSection section, string example)
    {
        if (section.Value is { Length: > 0 } text)
        {
            faults.Add($"{section.Path} is '{text}', and no setting itself. Its settings stand below it, {example}.");
        }
    }

    private void Set(IConfigurationSection section, object options, PropertyInfo setting, string text)
    {
        if (text.Length == 0 && Nullable.GetUnderlyingType(setting.PropertyType) is not null)
        {
            setting.SetValue(options, null);
        }
        else if (TypeOf(setting) == typeof(TimeSpan) && FindTrap(text) is { } trap)
        {
            faults.Add($"{section.Path}:{setting.Name} is '{text}', {trap}");
        }
        else if (Parse(TypeOf(setting), text) is { } value)
        {
            setting.SetValue(options, value);
        }
        else
        {
            faults.Add($"The configuration section '{section.Path}' cannot be read: {setting.Name} is '{text}'. Write {Form(TypeOf(setting))}.");
        }
    }

    private static bool IsSetting(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true } && (TypeOf(property).IsEnum || TypeOf(property) == typeof(TimeSpan) || TypeOf(property) == typeof(int) ||
            TypeOf(property) == typeof(double) || TypeOf(property) == typeof(bool) || TypeOf(property) == typeof(string));

    private static Type TypeOf(PropertyInfo setting) => Nullable.GetUnderlyingType(setting.PropertyType) ?? setting.PropertyType;

    private static object? Parse(Type type, string text) =>
        type == typeof(string) ? text
        : type == typeof(TimeSpan) ? string.Equals(text, "infinite", StringComparison.OrdinalIgnoreCase) ? Timeout.InfiniteTimeSpan : Parse<TimeSpan>(text)
        : type == typeof(int) ? Parse<int>(text)
        : type == typeof(double) ? Parse<double>(text)
        : type == typeof(bool) ? Parse<bool>(text)
        : Enum.TryParse(type, text, ignoreCase: true, out var value) ? value
        : null;

    private static object? Parse<T>(string text)
        where T : struct, IParsable<T> =>
        T.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string Form(Type type) =>
        type == typeof(TimeSpan) ? "a time as hours:minutes:seconds ('00:00:30' is 30 seconds), with days before a dot ('1.12:00:00'), or 'infinite'"
        : type == typeof(int) ? "a whole number"
        : type == typeof(double) ? "a number, with a dot before its fraction"
        : type == typeof(bool) ? "true or false"
        : string.Join(" or ", Enum.GetNames(type));

    /// <summary>What .NET makes days of although nobody wrote days: a number alone, and more than 23 hours.</summary>
    private static string? FindTrap(string text)
    {
        if (!TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time))
        {
            return null;
        }

        var parts = text.Split(':');
        if (parts.Length == 1)
        {
            return string.Create(CultureInfo.InvariantCulture, $"which .NET reads as {time.Days} days. For {time.Days} seconds, write '{TimeSpan.FromSeconds(time.Days):c}'.");
        }

        return parts.Length <= 3 && time.Days != 0 && !parts[0].Contains('.', StringComparison.Ordinal)
            ? string.Create(CultureInfo.InvariantCulture, $"which .NET reads as {time.Days} days. For {time.Days} hours, write '{TimeSpan.FromHours(time.Days):c}'; days stand before a dot.")
            : null;
    }

    private static string? Nearest(string key, IReadOnlyCollection<string> known)
    {
        var (nearest, distance) = known.Select(name => (name, Distance(key, name))).MinBy(pair => pair.Item2);
        return distance <= Math.Max(2, nearest.Length / 3) ? nearest : null;
    }

    /// <summary>How many letters have to be put in, left out or replaced (Levenshtein).</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 0; i < left.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < right.Length; j++)
            {
                var replaced = diagonal + (char.ToUpperInvariant(left[i]) == char.ToUpperInvariant(right[j]) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], diagonal) + 1);
            }
        }

        return row[^1];
    }
}
