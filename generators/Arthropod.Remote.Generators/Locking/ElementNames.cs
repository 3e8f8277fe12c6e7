namespace Arthropod.Remote.Generators.Locking;

/// <summary>
/// The names of the elements of tuples. They do not travel: another name alone is nothing, but a name at another place
/// is a value that is taken for another.
/// </summary>
internal static class ElementNames
{
    /// <summary>Whether two elements of a tuple have changed places, or one has taken that of another.</summary>
    public static bool HaveChangedPlaces(Shape before, Shape now)
    {
        var (old, current) = (Of(before), Of(now));
        return old.Zip(current, (was, name) => was.Length > 0 && name.Length > 0 && !string.Equals(was, name, StringComparison.Ordinal) &&
            (old.Contains(name) || current.Contains(was))).Any(moved => moved);
    }

    /// <summary>Whether they have anywhere inside of a type.</summary>
    public static bool HaveChangedPlacesInside(Shape before, Shape now) => HaveChangedPlaces(before, now) ||
        before.Parts.Zip(now.Parts, HaveChangedPlacesInside).Any(moved => moved);

    // The tuple that holds what is beyond the seventh element is only a matter of how tuples are made.
    private static List<string> Of(Shape shape) => shape.Kind != Shape.Tuple
        ? []
        : shape.Parts.Count == 8
            ? [.. shape.Parts.Take(7).Select(part => part.Name), .. Of(shape.Parts[7])]
            : [.. shape.Parts.Select(part => part.Name)];
}
