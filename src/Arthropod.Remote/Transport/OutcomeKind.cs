namespace Arthropod.Remote.Transport;

/// <summary>What became of one entry of a request.</summary>
public enum OutcomeKind
{
    /// <summary>No answer came, or the answer does not mention the entry: it may have been done or not.</summary>
    Unknown,

    /// <summary>The queue service confirmed it.</summary>
    Done,

    /// <summary>The queue service answered that it did not do it.</summary>
    Refused,
}
