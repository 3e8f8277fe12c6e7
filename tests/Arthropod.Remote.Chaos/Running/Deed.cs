namespace Arthropod.Remote.Chaos.Running;

/// <summary>What a run does to its processes.</summary>
internal enum Deed
{
    /// <summary>kill -9 of a server.</summary>
    KillServer,

    /// <summary>kill -9 of a client; another makes the calls that it had not begun.</summary>
    KillClient,

    /// <summary>SIGSTOP of a server for longer than the visibility timeout.</summary>
    SuspendServer,

    /// <summary>The same of a client.</summary>
    SuspendClient,

    /// <summary>SIGTERM of a server, and a new one.</summary>
    RestartServer,

    /// <summary>The queue's front is cut off and started again.</summary>
    RestartFront,
}
