namespace Arthropod.Remote.Tests.Simulation;

internal enum FaultKind
{
    /// <summary>A server is killed in the middle of whatever it does; another one starts in its place.</summary>
    KillServer,

    /// <summary>A client is killed, and its calls with it.</summary>
    KillClient,

    /// <summary>A server's machine sleeps: it takes no step, and its clock goes on.</summary>
    SuspendServer,

    /// <summary>A client's machine sleeps.</summary>
    SuspendClient,

    /// <summary>A server is told to stop, with little time; another one starts in its place.</summary>
    StopServer,

    /// <summary>The queue service refuses half of the requests.</summary>
    Throttle,

    /// <summary>Half of the requests or of their answers are lost on the way.</summary>
    LoseRequests,

    /// <summary>Answers of batches leave an entry out.</summary>
    MissEntries,

    /// <summary>Messages that are received stay visible, so that another server receives them too.</summary>
    Duplicate,

    /// <summary>Messages are delivered in the reverse of their order.</summary>
    Reorder,

    /// <summary>Requests take seconds.</summary>
    Delay,

    /// <summary>Somebody who is not of ours puts messages into the request queue and the inboxes.</summary>
    Strangers,

    /// <summary>A client's machine sleeps for so long that its inbox may be taken for a dead one's.</summary>
    SuspendClientForLong,

    /// <summary>Somebody deletes the request queue with all it holds.</summary>
    DropRequests,

    /// <summary>Somebody deletes the inbox of a process with all it holds.</summary>
    DropInbox,
}
