using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Client;

/// <summary>One message of a stranger may name 20,000 servers that want a word: what that costs has a bound.</summary>
public sealed class ServersWithoutNumberTests
{
    [Fact]
    public async Task Servers_that_ask_beyond_all_number_are_not_all_answered_at_a_time_and_each_that_is_not_is_counted()
    {
        await using var world = new World { ServersAcceptCancels = false };
        _ = world.Client().Do("waits");
        var inbox = world.ManualServer().Take().Request.ReplyTo!;
        world.Queue.On(RequestKind.Send, QueueNames.InboxMarker).Hang(int.MaxValue);

        world.Queue.Put(inbox, EnvelopeWriter.Write([.. Enumerable.Range(0, 12_000).Select(number => FrameWriter.Encode(Asking(number)))]));
        world.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(10_000, world.Queue.Count(RequestKind.Send, QueueNames.InboxMarker));
        Assert.Equal(2_000, world.Counters["arthropod.cancels.forgotten"]);
    }

    private static StartedFrame Asking(int number) => new(Guid.NewGuid(), new ReplyPosition(1, 7, 0), "stranger")
    {
        Inbox = $"{QueueNames.InboxMarker}{number:x32}",
        AsksForGo = true,
    };
}
