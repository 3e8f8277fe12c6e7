namespace Arthropod.Remote.Tests.Simulation;

/// <summary>How a call ended for its caller.</summary>
internal enum CallEnd
{
    /// <summary>With the right answer.</summary>
    Succeeded,

    /// <summary>With the error that the implementation threw.</summary>
    FailedAsPlanned,

    /// <summary>By its caller's token.</summary>
    Cancelled,

    /// <summary>Otherwise, which is never right here: servers come back, and nobody deletes a queue.</summary>
    Wrong,
}
