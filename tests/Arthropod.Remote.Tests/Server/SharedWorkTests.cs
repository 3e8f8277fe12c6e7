using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Server;

/// <summary>Many callers, workers and faults at once; whatever happens, each call is answered once and rightly.</summary>
public sealed class SharedWorkTests
{
    private const int Calls = 1000;

    [Fact]
    public async Task Two_callers_and_three_workers_share_a_thousand_calls_each_answered_once_and_rightly()
    {
        await using var world = new World();
        var scripts = Enumerable.Range(0, 3).Select(_ => Script.Takes(TimeSpan.FromMilliseconds(300), world.Time)).ToArray();

        var answers = await RunAsync(world, scripts);

        Assert.Equal(Enumerable.Range(0, Calls).Select(number => $"{number}"), answers);
        Assert.Equal(Calls, scripts.Sum(script => script.Jobs.Count));
        Assert.All(scripts, script => Assert.InRange(script.Jobs.Count, 200, 500));
    }

    [Fact]
    public async Task Nothing_is_lost_while_workers_are_killed_and_answers_vanish()
    {
        var seed = Random.Shared.Next();
        await using var world = new World(seed: seed);
        var scripts = Enumerable.Range(0, 3).Select(_ => Script.Takes(TimeSpan.FromSeconds(2), world.Time)).ToArray();

        var answers = await RunAsync(world, scripts, servers =>
        {
            BreakOften(world.Queue, new Random(seed));
            servers[0].Kill();
            world.Server(scripts[0], Serve);
            world.Advance(TimeSpan.FromSeconds(7));
            servers[1].Stop(TimeSpan.FromSeconds(1));
        });

        Assert.True(Enumerable.Range(0, Calls).Select(number => $"{number}").SequenceEqual(answers), $"Seed {seed}.");
        world.Queue.ClearFaults();
        world.Advance(TimeSpan.FromMinutes(30));
        Assert.Empty(world.Queue["work"].Messages);
        Assert.Empty(world.Queue["work-dlq"].Messages);
    }

    [Fact]
    public async Task The_same_seed_plays_the_same_again_request_for_request()
    {
        var first = await PlayAsync(4711);
        var second = await PlayAsync(4711);

        Assert.Equal(first, second);
        Assert.NotEqual(first, await PlayAsync(4712));
    }

    private static async Task<IReadOnlyList<string>> PlayAsync(int seed)
    {
        await using var world = new World(seed: seed);
        var scripts = Enumerable.Range(0, 3).Select(_ => Script.Takes(TimeSpan.FromSeconds(2), world.Time)).ToArray();
        await RunAsync(world, scripts, servers =>
        {
            BreakOften(world.Queue, new Random(seed));
            servers[0].Kill();
        });
        return [.. world.Queue.Requests.Select(request =>
            $"{request.At:O} {request.Kind} {(request.Queue.Contains("inbox", StringComparison.Ordinal) ? "inbox" : request.Queue)} {request.Entries}")];
    }

    private static async Task<string[]> RunAsync(World world, Script[] scripts, Action<Node[]>? inTheMiddle = null)
    {
        var callers = new[] { world.Client(), world.Client() };
        var calls = Enumerable.Range(0, Calls).Select(number => callers[number % 2].Do($"{number}")).ToArray();
        var servers = scripts.Select(script => world.Server(script, Serve)).ToArray();
        world.Until(() => calls.Count(call => call.IsCompleted) > Calls / 10);
        inTheMiddle?.Invoke(servers);
        return await world.Completes(calls);
    }

    private static void Serve(RemoteServerOptions server)
    {
        server.MaxConcurrency = 20;
        server.MaxAttempts = 100; // So much goes wrong here that three would not be enough for all.
    }

    private static void BreakOften(FakeQueueTransport queue, Random random)
    {
        RequestKind[] kinds = [RequestKind.Send, RequestKind.Delete, RequestKind.ChangeVisibility];
        for (var fault = 0; fault < 100; fault++)
        {
            var plan = queue.On(kinds[random.Next(kinds.Length)]);
            switch (random.Next(5))
            {
                case 0:
                    plan.DropAnswer();
                    break;
                case 1:
                    plan.DropRequest();
                    break;
                case 2:
                    plan.MissEntry();
                    break;
                case 3:
                    plan.Refuse(TransportError.Throttled);
                    break;
                default:
                    queue.On(RequestKind.Receive).StayVisible();
                    break;
            }
        }
    }
}
