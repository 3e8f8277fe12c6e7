using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Wire;
using MessagePack;
using Xunit.Abstractions;

namespace Arthropod.Remote.Tests.Client;

/// <summary>What one call costs its caller's process in memory, with what the queues of these tests allocate themselves.</summary>
public sealed class WhatACallAllocatesTests(ITestOutputHelper output)
{
    private const int Calls = 1000;

    // In Debug, where every async method allocates; most are those of the test's own queues. Alone it is some 15,800, and
    // among others, whose threads the runtime compiles on, up to 16,050.
    private const long MostBytes = 16_200;

    [Fact]
    public async Task A_call_one_at_a_time_allocates_no_more_than_it_did()
    {
        await using var world = new World();
        world.Server(Script.Echo()).Stop();
        var client = world.Client();
        Measure(world, client);

        var (sending, answering) = Measure(world, client);

        output.WriteLine($"Each call: {sending} bytes until it is sent, {answering} bytes for its answer.");
        Assert.InRange(sending + answering, 1, MostBytes);
    }

    private static (long Sending, long Answering) Measure(World world, IWorker client)
    {
        var calls = new Task<string>[Calls];
        var start = GC.GetAllocatedBytesForCurrentThread();
        for (var index = 0; index < Calls; index++)
        {
            calls[index] = client.Do("work");
            world.Advance(TimeSpan.FromMilliseconds(20));
        }

        var sending = GC.GetAllocatedBytesForCurrentThread() - start;
        var requests = world.Queue["work"].Messages.TakeLast(Calls).Select(message => (RequestFrame)EnvelopeReader.Read(message.Body).Single()).ToArray();
        var result = MessagePackSerializer.Serialize("work");
        var answers = requests.Select(request => EnvelopeWriter.Write(new ResultFrame(request.CallId, new ReplyPosition(1, 7, 0), result))).ToArray();

        start = GC.GetAllocatedBytesForCurrentThread();
        foreach (var answer in answers)
        {
            world.Queue.Put(requests[0].ReplyTo!, answer);
            world.Advance(TimeSpan.FromMilliseconds(20));
        }

        var answering = GC.GetAllocatedBytesForCurrentThread() - start;
        Assert.All(calls, call => Assert.True(call.IsCompletedSuccessfully));
        return (sending / Calls, answering / Calls);
    }
}
