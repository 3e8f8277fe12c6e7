using System.ComponentModel;
using System.Globalization;

namespace Arthropod.Remote.Serialization;

/// <summary>
/// Where in a value something could not be read: <c>order.Lines[3].Sku</c>. Nothing is kept while all is well. Each
/// formatter that reads parts has an exception filter, which adds its own step to an exception that passes and lets
/// it go on.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RemotePath
{
    private const string Key = "Arthropod.Remote.Path";
    private const int LongestKey = 40;

    /// <summary>Notes that a member was being read. For exception filters.</summary>
    /// <param name="exception">The exception that passes.</param>
    /// <param name="member">The member, or the argument; <see langword="null"/>: none was.</param>
    /// <returns>Always <see langword="false"/>: the exception is not caught.</returns>
    public static bool Passes(Exception exception, string? member) =>
        member is not null && Prepend(exception, "." + member);

    /// <summary>Notes that an element was being read. For exception filters.</summary>
    /// <param name="exception">The exception that passes.</param>
    /// <param name="index">The element, from 0.</param>
    /// <returns>Always <see langword="false"/>: the exception is not caught.</returns>
    public static bool Passes(Exception exception, int index) =>
        Prepend(exception, string.Create(CultureInfo.InvariantCulture, $"[{index}]"));

    /// <summary>Notes that an entry of a dictionary was being read.</summary>
    internal static bool PassesEntry<TKey>(Exception exception, TKey? key, int index)
    {
        if (key is null)
        {
            return Prepend(exception, string.Create(CultureInfo.InvariantCulture, $".Keys[{index}]"));
        }

        // The key came over the wire, and is to be read by a person.
        var text = Convert.ToString(key, CultureInfo.InvariantCulture) ?? "";
        text = text.Length > LongestKey ? string.Concat(text.AsSpan(0, LongestKey), "...") : text;
        return Prepend(exception, key is string ? $"[\"{text}\"]" : $"[{text}]");
    }

    /// <summary>The exception to throw for one that came out of a formatter: it says where, if that is known.</summary>
    internal static RemoteSerializationException Explain(Exception exception, string root = "")
    {
        var path = root + exception.Data[Key];
        return path.Length == 0 || path == root
            ? exception as RemoteSerializationException ?? new RemoteSerializationException(exception.Message, exception)
            : new RemoteSerializationException($"'{path.TrimStart('.')}' could not be read. {exception.Message}", exception);
    }

    private static bool Prepend(Exception exception, string step)
    {
        exception.Data[Key] = step + exception.Data[Key];
        return false;
    }
}
