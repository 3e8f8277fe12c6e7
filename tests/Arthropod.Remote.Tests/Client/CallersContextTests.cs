using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;

namespace Arthropod.Remote.Tests.Client;

/// <summary>
/// What flows with a caller's task, such as its activity or its web request, is for that call alone: what serves all
/// calls must not run, and be traced, under the one that happened to start it.
/// </summary>
public sealed class CallersContextTests
{
    private static readonly AsyncLocal<string?> Caller = new();

    [Fact]
    public async Task What_serves_all_calls_does_not_run_in_the_context_of_the_first()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var client = world.Client();
        var inInbox = new List<string?>();
        world.Queue.Delivering = (queue, _, _) => inInbox.Add(queue.Contains("inbox", StringComparison.Ordinal) ? Caller.Value : null);
        var sentAs = new List<string?>();
        world.Queue.Added = (queue, _) =>
        {
            if (queue == "work")
            {
                sentAs.Add(Caller.Value);
            }
        };

        foreach (var caller in (string[])["first", "second", "third"])
        {
            await world.Completes(CallAs(caller));
        }

        Assert.Equal(3, sentAs.Count);
        Assert.DoesNotContain("first", sentAs.Skip(1));
        Assert.All(inInbox, Assert.Null);

        Task<string> CallAs(string caller)
        {
            Caller.Value = caller;
            try
            {
                return client.Do("work");
            }
            finally
            {
                Caller.Value = null;
            }
        }
    }

    [Fact]
    public async Task A_step_runs_in_the_context_of_its_caller()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var seen = new List<string?>();
        var client = world.Node(remote => remote.AddClient<IWorker>(options => options.Use(async (_, next) =>
        {
            seen.Add(Caller.Value);
            await next();
            seen.Add(Caller.Value);
        }))).Get<IWorker>();

        Caller.Value = "me";
        var call = client.Do("work");
        Caller.Value = null;
        await world.Completes(call);

        Assert.Equal(["me", "me"], seen);
    }
}
