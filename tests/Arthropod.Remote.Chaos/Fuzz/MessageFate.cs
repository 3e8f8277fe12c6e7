namespace Arthropod.Remote.Chaos.Fuzz;

/// <summary>What became of a message.</summary>
internal enum MessageFate
{
    /// <summary>The queue did not take it.</summary>
    Refused,

    /// <summary>It was carried out.</summary>
    CarriedOut,

    /// <summary>Its call had been carried out for another message, and it was answered with the same frame.</summary>
    AnsweredAgain,

    /// <summary>It was answered with an error, and not carried out.</summary>
    Answered,

    /// <summary>It is in the dead-letter queue, with the reason.</summary>
    DeadLettered,

    /// <summary>It was carried out or refused, and the inbox that it names does not exist: discarded and counted.</summary>
    Discarded,

    /// <summary>It is in the queue until its time has come.</summary>
    Waiting,

    /// <summary>An inbox took it for unreadable, and counted it.</summary>
    Dropped,

    /// <summary>An inbox read it, and no call wanted what it says.</summary>
    Read,

    /// <summary>Nobody knows. This must not be.</summary>
    Unaccounted,
}
