using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Guarantees;

/// <summary>The caller is killed while its call is worked on, and the reply comes to nobody.</summary>
public sealed class ClientCrashTests
{
    [Fact]
    public async Task Client_crash_then_late_reply_the_request_goes_and_the_reply_is_swept_with_the_dead_inbox()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var script = Script.Takes(TimeSpan.FromMinutes(5), world.Time);
        world.Server(script);
        var crashed = world.ClientNode();
        var call = crashed.Get<IWorker>().Do("work");
        world.Until(() => script.Jobs.Count == 1);
        world.Advance(TimeSpan.FromSeconds(1));
        var inbox = world.Queue.Queues.Single(queue => QueueNames.IsInbox("", queue.Definition.Name)).Definition.Name;

        crashed.Kill();
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromMinutes(6));

        Assert.False(call.IsCompleted);
        Assert.False(script.Jobs.Single().CancellationToken.IsCancellationRequested);
        Assert.Contains(world.Queue[inbox].Messages, message => EnvelopeReader.Read(message.Body).Any(frame => frame is ResultFrame));
        var survivor = world.Client();
        Assert.Equal("more", await world.Completes(survivor.Do("more")));
        world.Until(() => !world.Queue.Has(inbox), TimeSpan.FromHours(30));
    }
}
