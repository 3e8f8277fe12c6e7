namespace Arthropod.Remote.Server.Duplicates;

internal enum SettledAs
{
    /// <summary>Given back, left for others, or lost: the work is still to be done.</summary>
    Unfinished,

    /// <summary>Its time has not come, or another server carries it out: the message waits in its queue.</summary>
    PutOff,

    /// <summary>Left in its queue for a server that understands it.</summary>
    Left,

    /// <summary>The work has ended with an answer, whether or not the answer could be sent.</summary>
    Answered,

    /// <summary>The attempt failed, and another one follows.</summary>
    TriedAgain,

    /// <summary>Moved to the dead-letter queue, and answered so: whoever moves it back wants it carried out.</summary>
    DeadLettered,

    /// <summary>It belongs in the dead-letter queue, which has not taken it yet: there is nothing more to carry out.</summary>
    GivenUp,
}
