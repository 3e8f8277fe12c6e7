namespace Arthropod.Remote.Server.Deliveries;

/// <summary>What <see cref="IRemoteCallContext.DeadLetter"/> gives an implementation to throw.</summary>
internal sealed class DeadLetterWish(string reason, Exception? cause) : RemoteException(reason, cause);
