using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Server;

/// <summary>Requests that a person has moved back from the dead-letter queue are that person's, and no longer their caller's.</summary>
public sealed class RedrivenAfterTheirEndTests : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    public void Dispose() => _cancellation.Dispose();

    [Theory]
    [InlineData("arthropod-dead-letter")]
    [InlineData("arthropod-redriven")]
    public async Task Are_carried_out_although_their_caller_has_cancelled_them(string attribute)
    {
        await using var world = new World();
        var isMended = false;
        var ended = 0;
        var script = new Script(async job =>
        {
            if (!isMended)
            {
                throw job.Context.DeadLetter("The codec is unknown.");
            }

            await Task.Delay(TimeSpan.FromMinutes(1), world.Time, job.CancellationToken);
            ended++;
            return job.Order;
        });
        world.Server(script).Stop();
        var call = world.Client().Do("work", null, _cancellation.Token);
        world.Until(() => world.Queue["work"].Messages.Count == 1);
        world.Advance(TimeSpan.FromSeconds(1));
        Cancel();
        await Assert.ThrowsAsync<RemoteCallCanceledException>(() => world.Completes(call));
        world.Server(script);
        world.Until(() => world.Queue["work-dlq"].Messages.Count == 1 && world.Queue["work"].Messages.Count == 0);
        isMended = true;

        MoveBack(world, attribute);
        world.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal((2, 1), (script.Jobs.Count, ended));
        Assert.Empty(world.Queue["work"].Messages);
    }

    [Theory]
    [InlineData("arthropod-dead-letter")]
    [InlineData("arthropod-redriven")]
    public async Task Are_dead_letters_again_if_they_fail_for_nobody_would_hear_the_answer(string attribute)
    {
        await using var world = new World();
        var script = new Script(static _ => throw new IOException("The disk is full."));
        world.Server(script);
        var peer = world.Peer();

        world.Queue.Put("work", EnvelopeWriter.Write(peer.Request()), Of(attribute));
        world.Until(() => world.Queue["work"].Messages.Count == 0);

        Assert.Single(script.Jobs);
        var letter = DeadLetter.Of(world);
        Assert.Equal(("attempts", ("System.IO.IOException", "The disk is full.")), (letter.Kind, letter.Error));
        Assert.DoesNotContain("arthropod-redriven", world.Queue["work-dlq"].Messages.Single().Attributes.Keys);
        Assert.Equal(ServerErrorKind.DeadLettered, Assert.IsType<ErrorFrame>(peer.Final).ErrorKind);
    }

    [Fact]
    public async Task Are_dead_letters_again_if_the_time_is_over_that_the_tool_gave_them()
    {
        await using var world = new World();
        var script = Script.Echo();
        var node = world.Server(script);
        node.Stop();
        var peer = world.Peer();
        world.Queue.Put("work", EnvelopeWriter.Write(peer.Request() with { TimeLeft = TimeSpan.FromHours(1) }), Of("arthropod-redriven"));
        world.Advance(TimeSpan.FromHours(2));

        world.Server(script);
        world.Until(() => world.Queue["work"].Messages.Count == 0);

        Assert.Empty(script.Jobs);
        Assert.Equal("deadline", DeadLetter.Of(world).Kind);
    }

    private static void MoveBack(World world, string attribute) =>
        world.Queue.Put("work", world.Queue["work-dlq"].Messages.Single().Body, Of(attribute));

    private static Dictionary<string, AttributeValue> Of(string attribute) => new(StringComparer.Ordinal)
    {
        [attribute] = new(attribute == "arthropod-redriven" ? "1" : "{}"),
    };

    private void Cancel() => _cancellation.Cancel();
}
