namespace Arthropod.Remote.Generators.Contracts;

/// <summary>The numbers that the keys of a type leave out.</summary>
internal static class KeyGaps
{
    /// <returns>The numbers; <see langword="null"/>: there is no gap.</returns>
    public static string? Of(ValueNode node)
    {
        if (node.Model is not { Layout: FormatterLayout.Array, Members: { Count: > 0 } members })
        {
            return null;
        }

        var used = members.Select(member => member.Index).ToList();
        var unused = Enumerable.Range(0, used.Max()).Except(used).ToList();
        return unused.Count == 0 ? null : string.Join(", ", unused);
    }
}
