namespace Arthropod.Remote;

/// <summary>How far a call has got, as its caller knows it.</summary>
public enum RemoteCallState
{
    /// <summary>The request has not been handed to the queue.</summary>
    NotSent,

    /// <summary>The request was handed to the queue, which has given no answer (yet): it may be there.</summary>
    MaybeSent,

    /// <summary>The queue has the request, and no server has said that it took it.</summary>
    Sent,

    /// <summary>A server has said that it is working on it.</summary>
    Started,
}
