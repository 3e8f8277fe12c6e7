namespace Arthropod.Remote.Transport;

/// <summary>What became of one entry of a request, and why.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Error">Why, unless it was done.</param>
/// <param name="Detail">The queue service's own words, if there are any.</param>
public readonly record struct Outcome(OutcomeKind Kind, TransportError Error = TransportError.None, string? Detail = null)
{
    /// <summary>The queue service confirmed it.</summary>
    public static Outcome Done => new(OutcomeKind.Done);

    /// <summary>Whether the queue service confirmed it.</summary>
    public bool IsDone => Kind == OutcomeKind.Done;

    /// <summary>Whether the same entry may succeed when it is tried again.</summary>
    public bool IsTransient => Kind == OutcomeKind.Unknown || Error is TransportError.Throttled or TransportError.Unavailable;

    /// <summary>The queue service answered that it did not do it.</summary>
    /// <param name="error">Why.</param>
    /// <param name="detail">Its own words.</param>
    /// <returns>The outcome.</returns>
    public static Outcome Refused(TransportError error, string? detail) => new(OutcomeKind.Refused, error, detail);

    /// <summary>No answer came.</summary>
    /// <param name="detail">What is known of the reason.</param>
    /// <returns>The outcome.</returns>
    public static Outcome Unknown(string? detail) => new(OutcomeKind.Unknown, TransportError.Unavailable, detail);
}
