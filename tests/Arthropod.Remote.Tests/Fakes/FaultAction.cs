namespace Arthropod.Remote.Tests.Fakes;

internal enum FaultAction
{
    /// <summary>Nothing is done, and the answer says why.</summary>
    Refuse,

    /// <summary>It is done, and no answer comes.</summary>
    DropAnswer,

    /// <summary>Nothing is done, and no answer comes.</summary>
    DropRequest,

    /// <summary>It is done, and the answer does not mention the last entry.</summary>
    MissEntry,

    /// <summary>An exception that the transport's contract does not know.</summary>
    Throw,

    /// <summary>Nothing comes of it, ever.</summary>
    Hang,

    /// <summary>What is received stays visible, for another receive or another server.</summary>
    StayVisible,

    /// <summary>The messages come in the reverse of their order.</summary>
    Reverse,

    /// <summary>A receive takes messages, and its answer is lost.</summary>
    LoseMessages,
}
