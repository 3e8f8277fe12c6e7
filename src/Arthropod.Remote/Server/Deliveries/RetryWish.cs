namespace Arthropod.Remote.Server.Deliveries;

/// <summary>What <see cref="IRemoteCallContext.Retry"/> gives an implementation to throw.</summary>
internal sealed class RetryWish(TimeSpan after, Exception? cause)
    : RemoteException(cause?.Message ?? $"The implementation asked for another attempt in {after:c}.", cause)
{
    public TimeSpan After { get; } = after;
}
