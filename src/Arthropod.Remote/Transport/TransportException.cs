namespace Arthropod.Remote.Transport;

/// <summary>A queue service refused a request, or could not be reached.</summary>
/// <param name="error">Why.</param>
/// <param name="message">What was tried, on which queue, and what the service said.</param>
/// <param name="innerException">The service client's own exception.</param>
public sealed class TransportException(TransportError error, string message, Exception? innerException = null)
    : RemoteException(message, innerException)
{
    /// <summary>Why.</summary>
    public TransportError Error { get; } = error;

    /// <summary>Whether the same request may succeed when it is tried again.</summary>
    public bool IsTransient => Error is TransportError.Throttled or TransportError.Unavailable or TransportError.QueueDeletedRecently;
}
