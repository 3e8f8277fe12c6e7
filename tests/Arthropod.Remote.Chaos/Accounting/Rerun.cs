namespace Arthropod.Remote.Chaos.Accounting;

/// <summary>Why a call was carried out again.</summary>
internal enum Rerun
{
    /// <summary>The server before was killed.</summary>
    ServerKilled,

    /// <summary>The server before was suspended, and its lease ran out.</summary>
    ServerSuspended,

    /// <summary>The server before was told to stop, and gave the call back.</summary>
    ServerStopped,

    /// <summary>The lease ran out after a fault had hit its renewal, its deletion or its answer.</summary>
    LeaseFault,

    /// <summary>The queue had the call twice, after a send whose answer was lost; or handed it out while it was leased.</summary>
    ByQueue,

    /// <summary>None of these.</summary>
    Needless,
}
