namespace Arthropod.Remote.Sqs.Messages;

/// <summary>The ids by which a batch's answer names its entries: their positions.</summary>
internal static class BatchEntryIds
{
    private static readonly string[] Ids = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <summary>The id of an entry.</summary>
    /// <param name="position">Its position, from 0.</param>
    /// <returns>The id.</returns>
    public static string Of(int position) => Ids[position];

    /// <summary>The position of an entry.</summary>
    /// <param name="id">Its id, as the answer has it.</param>
    /// <returns>Its position, or -1 if we gave no such id.</returns>
    public static int PositionOf(string? id) => id is [>= '0' and <= '9'] ? id[0] - '0' : -1;
}
