namespace Arthropod.Remote.Tests.Simulation;

/// <summary>How a call ended for its caller.</summary>
internal enum CallEnd
{
    /// <summary>With the right answer, or, where none is awaited, by being in its queue.</summary>
    Succeeded,

    /// <summary>With the error that the implementation threw.</summary>
    FailedAsPlanned,

    /// <summary>By its caller's token.</summary>
    Cancelled,

    /// <summary>By its caller's timeout.</summary>
    TimedOut,

    /// <summary>With the word of a server that it was not begun, because its caller did not confirm it.</summary>
    NotConfirmed,

    /// <summary>With the word of a server that it was not begun, after another one had been told to begin.</summary>
    NotConfirmedAgain,

    /// <summary>Otherwise, which is never right here: servers come back.</summary>
    Wrong,
}
