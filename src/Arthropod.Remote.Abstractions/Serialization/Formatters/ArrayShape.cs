namespace Arthropod.Remote.Serialization.Formatters;

/// <summary>What the formatters of arrays with several dimensions share.</summary>
internal static class ArrayShape
{
    /// <summary>The lengths come over the wire: nothing is allocated before they are seen to fit the elements.</summary>
    public static void Check(int count, ReadOnlySpan<int> lengths)
    {
        // Four lengths of 31 bits each: a long could wrap round to the right number.
        Int128 product = 1;
        foreach (var length in lengths)
        {
            product *= length < 0 ? throw Mismatch(count, lengths) : length;
        }

        if (product != count)
        {
            throw Mismatch(count, lengths);
        }
    }

    public static void Fill<T>(Array array, T[] elements)
    {
        var lengths = new int[array.Rank];
        for (var dimension = 0; dimension < lengths.Length; dimension++)
        {
            lengths[dimension] = array.GetLength(dimension);
        }

        var index = new int[lengths.Length];
        foreach (var element in elements)
        {
            array.SetValue(element, index);
            for (var dimension = lengths.Length - 1; dimension >= 0 && ++index[dimension] == lengths[dimension]; dimension--)
            {
                index[dimension] = 0;
            }
        }
    }

    private static RemoteSerializationException Mismatch(int count, ReadOnlySpan<int> lengths) =>
        new($"Found {count} elements for an array of {string.Join(" x ", lengths.ToArray())}.");
}
