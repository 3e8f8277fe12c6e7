namespace Arthropod.Remote.Lanes;

/// <summary>How much goes in one request, and how many requests go side by side.</summary>
/// <param name="MaxCount">Entries in one request.</param>
/// <param name="MaxBytes">Bytes of all entries of one request together. An entry that has more goes alone.</param>
internal sealed record LaneLimits(int MaxCount, int MaxBytes)
{
    /// <summary>
    /// Only full requests go side by side. With 1, what is in the lane stays in its order.
    /// </summary>
    public int MaxRequestsUnderWay { get; init; } = 8;
}
