using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Worlds;

/// <summary>A server whose every frame the test sends by hand, in whatever order.</summary>
internal sealed class ManualServer(World world, string queue)
{
    /// <summary>The requests in the queue, once there are so many.</summary>
    public IReadOnlyList<RequestFrame> Requests(int count = 1)
    {
        world.Until(() => world.Queue.Has(queue) && world.Queue[queue].Messages.Count >= count);
        return [.. world.Queue[queue].Messages.Select(message => (RequestFrame)EnvelopeReader.Read(message.Body).Single())];
    }

    public ManualAttempt Take(int attempt = 1, ulong lease = 7) => new(world, Requests()[0], attempt, lease);
}
