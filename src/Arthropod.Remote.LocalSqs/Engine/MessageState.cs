namespace Arthropod.Remote.LocalSqs.Engine;

internal enum MessageState
{
    /// <summary>In no queue: not yet added, deleted, expired or on its way to a dead-letter queue.</summary>
    Gone,

    /// <summary>Waiting to be received.</summary>
    Visible,

    /// <summary>Sent with a delay that is not over.</summary>
    Delayed,

    /// <summary>Received, its visibility timeout running.</summary>
    InFlight,
}
