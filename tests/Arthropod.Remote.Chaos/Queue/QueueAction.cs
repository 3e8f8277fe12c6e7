namespace Arthropod.Remote.Chaos.Queue;

/// <summary>What was asked of the queue about a message.</summary>
internal enum QueueAction
{
    /// <summary>To take it.</summary>
    Send,

    /// <summary>It was handed out.</summary>
    Deliver,

    /// <summary>To hide it for so long from now.</summary>
    ChangeVisibility,

    /// <summary>To forget it.</summary>
    Delete,
}
