namespace Arthropod.Remote.Wire;

/// <summary>Keeps payloads outside the queue: stored before they are encoded, and fetched before they are decoded.</summary>
internal abstract class PayloadStore
{
    /// <summary>Leaves everything in hand.</summary>
    public static readonly PayloadStore None = new NoStore();

    /// <returns>The payload itself, or a reference to the blob that now holds its bytes.</returns>
    public abstract ValueTask<Payload> StoreAsync(Payload payload, CancellationToken cancellationToken);

    /// <returns>The payload with its bytes in hand.</returns>
    public abstract ValueTask<Payload> FetchAsync(Payload payload, CancellationToken cancellationToken);

    private sealed class NoStore : PayloadStore
    {
        public override ValueTask<Payload> StoreAsync(Payload payload, CancellationToken cancellationToken) => new(payload);

        public override ValueTask<Payload> FetchAsync(Payload payload, CancellationToken cancellationToken) => payload.IsInHand
            ? new(payload)
            : throw new InvalidOperationException($"Blob '{payload.Reference!.Key}' can't be fetched: this process has no payload store.");
    }
}
