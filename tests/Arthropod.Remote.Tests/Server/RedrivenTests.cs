using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Server;

/// <summary>
/// Requests that AWS's own redrive has moved back: body and attributes are as they were in the dead-letter queue, and
/// what they say of attempts and deadlines is over.
/// </summary>
public sealed class RedrivenTests
{
    private static readonly Dictionary<string, AttributeValue> Note = new(StringComparer.Ordinal)
    {
        ["arthropod-dead-letter"] = new("{}"),
        ["tenant"] = new("7"),
    };

    [Fact]
    public async Task Begin_anew_with_all_their_attempts_and_no_deadline()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script);
        var peer = world.Peer();
        var request = peer.Request() with
        {
            Attempts = 3,
            TimeLeft = TimeSpan.Zero,
            NotBefore = world.Time.GetUtcNow().AddDays(1),
        };

        world.Queue.Put("work", EnvelopeWriter.Write(request), Note);
        world.Until(() => peer.Final is not null);

        Assert.IsType<ResultFrame>(peer.Final);
        Assert.Equal(1, script.Jobs.Single().Context.Attempt);
        Assert.Null(script.Jobs.Single().Context.Deadline);
    }

    [Fact]
    public async Task Do_so_once_and_count_their_attempts_from_then_on()
    {
        await using var world = new World();
        var node = world.Server(Script.Takes(TimeSpan.FromHours(1), world.Time));
        var peer = world.Peer();
        world.Queue.Put("work", EnvelopeWriter.Write(peer.Request() with { Attempts = 3 }), Note);
        world.Until(() => peer.Frames.OfType<StartedFrame>().Any());

        node.Stop();

        var replacement = world.Queue["work"].Messages.Single();
        Assert.Equal("tenant", Assert.Single(replacement.Attributes).Key);
        Assert.Equal(0, Assert.IsType<RequestFrame>(Assert.Single(EnvelopeReader.Read(replacement.Body))).Attempts);
    }
}
