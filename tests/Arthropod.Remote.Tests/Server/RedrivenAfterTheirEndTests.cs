using Arthropod.Remote.Server.Marks;
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
    [InlineData(false)]
    [InlineData(true)]
    public async Task Are_carried_out_although_their_caller_has_cancelled_them(bool byTool)
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

        MoveBack(world, byTool);
        world.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal((2, 1), (script.Jobs.Count, ended));
        Assert.Empty(world.Queue["work"].Messages);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Are_dead_letters_again_if_they_fail_for_nobody_would_hear_the_answer(bool byTool)
    {
        await using var world = new World();
        var script = new Script(static _ => throw new IOException("The disk is full."));
        world.Server(script);
        var peer = world.Peer();

        Put(world, EnvelopeWriter.Write(peer.Request()), byTool);
        world.Until(() => world.Queue["work"].Messages.Count == 0);

        Assert.Single(script.Jobs);
        var letter = DeadLetter.Of(world);
        Assert.Equal(("attempts", ("System.IO.IOException", "The disk is full.")), (letter.Kind, letter.Error));
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
        world.Queue.Put("work", EnvelopeWriter.Write(peer.Request() with { TimeLeft = TimeSpan.FromHours(1), IsRedriven = true }));
        world.Advance(TimeSpan.FromHours(2));

        world.Server(script);
        world.Until(() => world.Queue["work"].Messages.Count == 0);

        Assert.Empty(script.Jobs);
        Assert.Equal("deadline", DeadLetter.Of(world).Kind);
    }

    private static void MoveBack(World world, bool byTool) =>
        Put(world, world.Queue["work-dlq"].Messages.Single().Body, byTool);

    /// <summary>As our tool does, or as AWS's own redrive does, which changes nothing.</summary>
    private static void Put(World world, string body, bool byTool)
    {
        if (byTool)
        {
            body = EnvelopeWriter.Write([RequestRewriter.Rewrite(body, RedrivenRequest.Anew(Assert.IsType<RequestFrame>(EnvelopeReader.Read(body)[0])))]);
            world.Queue.Put("work", body);
        }
        else
        {
            world.Queue.Put("work", body, new Dictionary<string, AttributeValue>(StringComparer.Ordinal) { ["arthropod-dead-letter"] = new("{}") });
        }
    }

    private void Cancel() => _cancellation.Cancel();
}
