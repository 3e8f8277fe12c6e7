namespace Arthropod.Remote;

/// <summary>A value could not be written as MessagePack, or bytes that arrived could not be read as the type expected.</summary>
/// <param name="message">What was found and what was expected.</param>
/// <param name="innerException">What caused it, if anything did.</param>
public sealed class RemoteSerializationException(string message, Exception? innerException = null)
    : RemoteException(message, innerException);
