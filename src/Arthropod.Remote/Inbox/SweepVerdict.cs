namespace Arthropod.Remote.Inbox;

/// <summary>What a sweep found an inbox to be, and so did.</summary>
internal enum SweepVerdict
{
    /// <summary>Its owner has said within the grace that it is alive.</summary>
    Alive,

    /// <summary>It is called like an inbox but does not have the tags of one: left alone.</summary>
    NotOurs,

    /// <summary>Its owner has been silent for longer than the grace, and has been sent a probe now.</summary>
    Probed,

    /// <summary>It has been sent a probe, and has the grace to read it.</summary>
    Waiting,

    /// <summary>It has not read the probe within the grace, and has been deleted.</summary>
    Deleted,

    /// <summary>It was gone before it could be looked at.</summary>
    Gone,
}
