namespace Arthropod.Remote.Server.Deliveries;

/// <summary>Why an attempt is no longer waited for.</summary>
internal enum AttemptEnd
{
    /// <summary>Its work has ended.</summary>
    Worked,

    /// <summary>The longest lease is so nearly over that only the time for an answer is left.</summary>
    TookTooLong,

    /// <summary>Its worker's shutdown time is over.</summary>
    Stopped,
}
