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

        Assert.Equal(16, world.Queue.Count(RequestKind.Send, QueueNames.InboxMarker));
        Assert.Equal(2_000, world.Counters["arthropod.cancels.forgotten"]);
    }

    [Fact]
    public async Task A_server_that_is_known_does_not_wait_behind_those_that_were_never_heard_of()
    {
        await using var world = new World();
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        world.Server(Script.Takes(TimeSpan.FromHours(1), world.Time));
        var client = world.Client();
        var firstCall = client.Do("first", null, first.Token);
        world.Until(() => world.Queue.Has("work") && world.ManualServer().Requests().Count == 1);
        var inbox = world.ManualServer().Requests()[0].ReplyTo!;
        world.Advance(TimeSpan.FromSeconds(1));
        await CancelAsync(first, firstCall);
        var secondCall = client.Do("second", null, second.Token);
        world.Advance(TimeSpan.FromSeconds(1));

        world.Queue.On(RequestKind.Send, $"{QueueNames.InboxMarker}000").Hang(int.MaxValue);
        world.Queue.Put(inbox, EnvelopeWriter.Write([.. Enumerable.Range(0, 1_000).Select(number => FrameWriter.Encode(Asking(number)))]));
        world.Advance(TimeSpan.FromSeconds(1));
        await CancelAsync(second, secondCall);

        // The worker has heard of both.
        Assert.Equal(2, world.Log.Of(2040).Count());

        async Task CancelAsync(CancellationTokenSource source, Task<string> call)
        {
            Cancel(source);
            await Assert.ThrowsAsync<RemoteCallCanceledException>(() => world.Completes(call));
            world.Advance(TimeSpan.FromSeconds(1));
        }
    }

    // On this thread: CancelAsync would leave the world's.
    private static void Cancel(CancellationTokenSource source) => source.Cancel();

    private static StartedFrame Asking(int number) => new(Guid.NewGuid(), new ReplyPosition(1, 7, 0), "stranger")
    {
        Inbox = $"{QueueNames.InboxMarker}{number:x32}",
        AsksForGo = true,
    };
}
