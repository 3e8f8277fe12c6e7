namespace Arthropod.Remote;

/// <summary>
/// The call's request could not be put on its queue: refused (no such queue, no access, too large), or without an
/// answer from the queue until the send deadline.
/// </summary>
/// <param name="message">What was tried, on what, what was found, and what to do.</param>
/// <param name="innerException">What caused it, if anything did.</param>
public sealed class RemoteSendException(string message, Exception? innerException = null)
    : RemoteException(message, innerException)
{
    /// <summary>
    /// <see langword="true"/> when the queue may have the request all the same, so that a server may still carry it
    /// out; <see langword="false"/> when it certainly has not.
    /// </summary>
    public bool MayHaveBeenSent { get; init; }
}
