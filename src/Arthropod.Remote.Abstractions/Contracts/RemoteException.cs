namespace Arthropod.Remote;

/// <summary>A remote call, or what it needs, failed; the subclasses tell where.</summary>
public class RemoteException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was tried, on what, what was found, and what to do.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    public RemoteException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The call that failed; <see cref="Guid.Empty"/> where it concerns no single call.</summary>
    public Guid CallId { get; init; }
}
