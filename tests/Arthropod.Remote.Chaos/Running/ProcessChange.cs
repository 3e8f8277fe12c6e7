namespace Arthropod.Remote.Chaos.Running;

/// <summary>What happened to a process, or to the queue's front.</summary>
internal enum ProcessChange
{
    /// <summary>It was started.</summary>
    Started,

    /// <summary>kill -9.</summary>
    Killed,

    /// <summary>SIGSTOP.</summary>
    Suspended,

    /// <summary>SIGCONT.</summary>
    Resumed,

    /// <summary>SIGTERM.</summary>
    Stopping,

    /// <summary>It was given up: it did not end, although nothing was left to wait for.</summary>
    GivenUp,

    /// <summary>It ended by itself, as it should.</summary>
    Ended,

    /// <summary>It ended by itself, as it should not.</summary>
    Crashed,

    /// <summary>The front was cut off, to be started again.</summary>
    Restarting,

    /// <summary>The front was there again.</summary>
    Restarted,
}
