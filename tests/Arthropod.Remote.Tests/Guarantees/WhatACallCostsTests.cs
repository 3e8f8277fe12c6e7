using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Worlds;
using Xunit.Abstractions;

namespace Arthropod.Remote.Tests.Guarantees;

/// <summary>
/// What a call costs that does not depend on the machine: requests to the queue, steps that are queued for another thread,
/// and timers. Caller, worker and queues are counted together; most of the steps and timers are the queues' own, which need
/// two for each request. Whoever makes a call cheaper lowers the figure.
/// </summary>
public sealed class WhatACallCostsTests(ITestOutputHelper output)
{
    private const int Rounds = 40;

    [Fact]
    public async Task A_call_one_at_a_time_costs_no_more_than_it_did()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var client = world.Client();
        Measure(world, client, 1);

        var (requests, steps, timers) = Measure(world, client, 1);

        output.WriteLine($"One at a time, each call: {requests} requests, {steps} steps, {timers} timers.");
        // Send, receive, answer, delete the request, receive the answer; and the answers are deleted together.
        Assert.InRange(requests, 5, 5.5);
        Assert.InRange(steps, 1, 16.6);
        Assert.InRange(timers, 1, 13.5);
    }

    [Fact]
    public async Task A_call_among_many_costs_no_more_than_it_did()
    {
        await using var world = new World();
        world.Server(Script.Echo(), server => server.MaxConcurrency = 256);
        var client = world.Client();
        Measure(world, client, 256);

        var (requests, steps, timers) = Measure(world, client, 256);

        output.WriteLine($"256 at a time, each call: {requests} requests, {steps} steps, {timers} timers.");
        Assert.InRange(requests, 0.3, 0.39);
        Assert.InRange(steps, 1, 5.2);
        Assert.InRange(timers, 0.1, 0.82);
    }

    private static (double Requests, double Steps, double Timers) Measure(World world, IWorker client, int inFlight)
    {
        var (requests, steps, timers) = (world.Queue.Requests.Count, world.StepsQueued, world.Time.TimersMade);
        for (var round = 0; round < Rounds; round++)
        {
            var calls = Enumerable.Range(0, inFlight).Select(_ => client.Do("work")).ToArray();
            world.Advance(TimeSpan.FromMilliseconds(500));
            Assert.All(calls, call => Assert.True(call.IsCompletedSuccessfully));
        }

        double all = Rounds * inFlight;
        return ((world.Queue.Requests.Count - requests) / all, (world.StepsQueued - steps) / all, (world.Time.TimersMade - timers) / all);
    }
}
