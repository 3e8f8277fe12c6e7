using System.Text.RegularExpressions;

namespace Arthropod.Remote.Generators.Locking;

/// <summary>Types of the lock as a message names them: in C#, as far as it tells them apart.</summary>
internal static class ShapeWords
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static string Now(string? type) => type is null ? "nothing" : InCSharp(type);

    /// <summary>What a type was, and what is the matter where that does not say it.</summary>
    public static string Before(string? type, string? now) => type is not null && now is not null &&
        Shape.Parse(type) is { } old && Shape.Parse(now) is { } current && ElementNames.HaveChangedPlacesInside(old, current)
            ? Now(type) + ", so that elements of a tuple change places"
            : Now(type);

    // Only byte[] and its kin are one block of bytes; in all other collections of bytes each is a number of its own.
    private static string InCSharp(string type) => Regex.Replace(
        Regex.Replace(type, @"(?<![\w.])byte\[\](?!\[,)", "List<byte>", RegexOptions.None, Patience),
        @"(?<![\w.])bytes(?![\w.])",
        "byte[]",
        RegexOptions.None,
        Patience);
}
