using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.Tests.Server;

/// <summary>How a request becomes a call of the implementation, and what its caller hears of what goes wrong.</summary>
public sealed class DispatchTests
{
    [Fact]
    public async Task No_more_calls_run_than_there_are_slots_and_no_more_are_received()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromSeconds(10), world.Time);
        var client = world.Client();
        var calls = Enumerable.Range(0, 25).Select(number => client.Do($"{number}")).ToArray();
        world.Server(script, server => server.MaxConcurrency = 3);

        world.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(22, world.Queue["work"].Visible.Count());

        await world.Completes(calls);
        Assert.Equal(3, script.MostAtATime);
        Assert.All(world.Queue.Requests.Where(request => request is { Kind: RequestKind.Receive, Queue: "work" }), request => Assert.InRange(request.Entries, 1, 3));
    }

    [Fact]
    public async Task Each_call_has_an_implementation_of_its_own_that_is_disposed_of()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script);
        var client = world.Client();

        await world.Completes(Enumerable.Range(0, 7).Select(number => client.Do($"{number}")));

        Assert.Equal(7, script.Instances);
        Assert.Equal(7, script.Disposed);
    }

    [Fact]
    public async Task The_implementation_is_told_of_its_call()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script);
        var call = world.Client().Do("hello");
        var sent = world.ManualServer().Requests().Single();

        await world.Completes(call);

        var context = script.Jobs.Single().Context;
        Assert.Equal(sent.CallId, context.CallId);
        Assert.Equal(1, context.Attempt);
        Assert.Empty(context.Headers);
    }

    [Fact]
    public async Task Attempts_that_earlier_messages_have_used_up_count()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script, server => server.MaxAttempts = 5);
        var peer = world.Peer();
        peer.Send(peer.Request() with { Receipts = 4 });

        world.Until(() => peer.Final is not null);

        Assert.Equal(5, script.Jobs.Single().Context.Attempt);
        Assert.Equal(5, ((ResultFrame)peer.Final!).Position.Attempt);
    }

    [Fact]
    public async Task An_implementation_that_cannot_be_created_is_an_error_that_says_what_to_check()
    {
        await using var world = new World();
        world.Server(new Script(static _ => Task.FromResult("")) { ConstructorThrows = new InvalidOperationException("no licence") });

        var exception = await Fails(world, world.Client().Do("work"));

        Assert.Equal(ServerErrorKind.Unavailable, exception.Kind);
        Assert.Contains("could not create its implementation of IWorker: no licence Check its constructor", exception.Message, StringComparison.Ordinal);
        Assert.Equal("System.InvalidOperationException", exception.RemoteTypeName);
    }

    [Fact]
    public async Task A_dependency_that_is_not_registered_is_an_error_that_names_it()
    {
        await using var world = new World();
        world.Node(remote => remote.AddServer<IWorker, Worker>()).Start();

        var exception = await Fails(world, world.Client().Do("work"));

        Assert.Equal(ServerErrorKind.Unavailable, exception.Kind);
        Assert.Contains("Script", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_of_the_implementation_is_thrown_at_the_caller_with_all_that_is_known_of_it()
    {
        await using var world = new World();
        world.Server(new Script(static _ => ThrowAsync()), server => server.IncludeErrorDetails = true);
        var call = world.Client().Do("work");
        var sent = world.ManualServer().Requests().Single();

        var exception = await Fails(world, call);

        Assert.Equal("outer", exception.Message);
        Assert.Equal(ServerErrorKind.Implementation, exception.Kind);
        Assert.Equal("System.InvalidOperationException", exception.RemoteTypeName);
        Assert.Contains(nameof(ThrowAsync), exception.RemoteStackTrace, StringComparison.Ordinal);
        var inner = Assert.Single(exception.Error.InnerErrors);
        Assert.Equal(["System.FormatException", "System.TimeoutException"], inner.InnerErrors.Select(each => each.TypeName));
        Assert.Equal(1, exception.Attempt);
        Assert.Equal($"{Environment.MachineName}/{Environment.ProcessId}", exception.Server);
        Assert.Equal(sent.CallId, exception.CallId);
        Assert.Single(world.Log.Of(2004));
    }

    [Fact]
    public async Task Details_stay_at_the_server_if_it_says_so()
    {
        await using var world = new World();
        world.Server(new Script(static _ => ThrowAsync()));

        var exception = await Fails(world, world.Client().Do("work"));

        Assert.Equal("outer", exception.Message);
        Assert.Equal("System.InvalidOperationException", exception.RemoteTypeName);
        Assert.Null(exception.RemoteStackTrace);
        Assert.Empty(exception.Error.InnerErrors);
    }

    [Fact]
    public async Task An_exception_of_any_size_and_depth_arrives()
    {
        await using var world = new World();
        world.Server(new Script(static _ =>
        {
            var exception = new InvalidOperationException(new string('€', 500_000));
            for (var level = 0; level < 100; level++)
            {
                exception = new InvalidOperationException(new string('x', 50_000), exception);
            }

            throw exception;
        }));

        var thrown = await Fails(world, world.Client().Do("work"));

        Assert.InRange(thrown.Message.Length, 1, 50_000);
    }

    [Fact]
    public async Task An_exception_that_throws_when_it_is_read_arrives()
    {
        await using var world = new World();
        world.Server(new Script(static _ => throw new TreacherousException()));

        var exception = await Fails(world, world.Client().Do("work"));

        Assert.Contains("unreadable: System.NotSupportedException", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disposal_that_fails_is_logged_and_the_answer_stands()
    {
        await using var world = new World();
        var script = Script.Echo();
        script.DisposalThrows = new InvalidOperationException("stuck");
        world.Server(script);

        Assert.Equal("hello", await world.Completes(world.Client().Do("hello")));
        Assert.Single(world.Log.Of(2013));
    }

    [Fact]
    public async Task Arguments_that_cannot_be_read_are_an_error_of_their_own()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script);
        var peer = world.Peer();
        peer.Send(peer.Request() with { Arguments = new byte[] { 0x91, 0x07 } });

        world.Until(() => peer.Final is not null);

        var error = (ErrorFrame)peer.Final!;
        Assert.Equal(ServerErrorKind.UnreadableArguments, error.ErrorKind);
        Assert.Contains("could not read the arguments of IWorker.Do", error.Error.Message, StringComparison.Ordinal);
        Assert.Contains("different versions of the contract", error.Error.Message, StringComparison.Ordinal);
        Assert.Empty(script.Jobs);
        world.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(world.Queue["work"].Messages);
    }

    [Fact]
    public async Task A_result_that_cannot_be_encoded_is_an_error_of_its_own()
    {
        await using var world = new World();
        world.Server(Script.Echo());

        var exception = await Fails(world, world.Client().Break("work"));

        Assert.Equal(ServerErrorKind.UnencodableResult, exception.Kind);
        Assert.Contains("IWorker.Break was carried out, but its result could not be encoded", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_that_is_too_large_is_an_error_with_size_and_limit()
    {
        await using var world = new World();
        var script = new Script(static _ => Task.FromResult(new string('x', 1_000_000)));
        world.Server(script);

        var exception = await Fails(world, world.Client().Do("work"));

        Assert.Equal(ServerErrorKind.UnencodableResult, exception.Kind);
        Assert.Contains("1,000,0", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Return less", exception.Message, StringComparison.Ordinal);
        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task A_quick_call_has_no_Started_frame()
    {
        await using var world = new World();
        world.Server(Script.Takes(TimeSpan.FromMilliseconds(200), world.Time));
        var peer = world.Peer();
        peer.Send(peer.Request());

        world.Until(() => peer.Final is not null);

        var result = Assert.IsType<ResultFrame>(Assert.Single(peer.Frames));
        Assert.Equal(0, result.Position.Sequence);
    }

    [Fact]
    public async Task A_call_that_lasts_a_while_is_announced_after_250_milliseconds()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromSeconds(2), world.Time);
        world.Server(script);
        var peer = world.Peer();
        peer.Send(peer.Request());
        world.Until(() => script.Jobs.Count == 1);

        world.Advance(TimeSpan.FromMilliseconds(249));
        Assert.Empty(peer.Frames);
        world.Advance(TimeSpan.FromMilliseconds(20));
        Assert.IsType<StartedFrame>(Assert.Single(peer.Frames));

        world.Until(() => peer.Final is not null);
        Assert.Equal([0, 1], peer.Frames.Cast<ReplyFrame>().Select(frame => frame.Position.Sequence));
    }

    [Fact]
    public async Task Two_contracts_in_one_process_have_slots_of_their_own()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromMinutes(10), world.Time);
        world.Node(
            remote => remote
                .AddServer<IWorker, Worker>(server => server.MaxConcurrency = 1)
                .AddServer<IClerk>(_ => new Clerk()),
            services => services.AddSingleton(script)).Start();
        var node = world.Node(remote => remote.AddClient<IWorker>().AddClient<IClerk>());
        var slow = node.Get<IWorker>().Do("slow");
        world.Until(() => script.Jobs.Count == 1);

        Assert.Equal(3, await world.Completes(node.Get<IClerk>().Add(1, 2), TimeSpan.FromSeconds(1)));
        Assert.False(slow.IsCompleted);
    }

    private static async Task<string> ThrowAsync()
    {
        await Task.Yield();
        throw new InvalidOperationException("outer", new AggregateException(new FormatException("one"), new TimeoutException("two")));
    }

    private static Task<ServerErrorException> Fails(World world, Task call) =>
        Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(call, TimeSpan.FromSeconds(10)));

    private sealed class TreacherousException : Exception
    {
        public override string Message => throw new NotSupportedException();
    }

    [Fact]
    public async Task An_implementation_that_returns_no_task_is_told_what_to_return()
    {
        await using var world = new World();
        world.Node(remote => remote.AddServer<IClerk>(static _ => new IdleClerk())).Start();

        var error = await Assert.ThrowsAsync<ServerErrorException>(
            () => world.Completes(world.Node(remote => remote.AddClient<IClerk>()).Get<IClerk>().Add(1, 2)));

        Assert.Contains("Add returned null where a task was expected", error.Message, StringComparison.Ordinal);
        Assert.Equal(ServerErrorKind.Implementation, error.Kind);
    }

    private sealed class IdleClerk : IClerk
    {
#pragma warning disable MA0022, VSTHRD114 // What a mock does that was not told what to return.
        public Task<int> Add(int left, int right) => null!;
#pragma warning restore MA0022, VSTHRD114
    }
}
