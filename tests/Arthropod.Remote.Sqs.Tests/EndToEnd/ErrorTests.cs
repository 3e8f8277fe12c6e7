using Arthropod.Remote.Sqs.Tests.EndToEnd.Workshops;
using Arthropod.Remote.Sqs.Tests.Integration;

namespace Arthropod.Remote.Sqs.Tests.EndToEnd;

[Trait("Category", "Integration")]
public sealed class ErrorTests(QueueServer server) : IClassFixture<QueueServer>
{
    [Fact]
    public async Task An_exception_arrives_with_type_message_stack_inner_errors_attempt_and_server()
    {
        await using var world = new World(server);
        await world.StartWorkerAsync(options => options.IncludeErrorDetails = true);
        var workshop = await world.StartCallerAsync();

        var error = await FailsAsync(workshop.Fail("the saw is blunt"));

        Assert.Equal(ServerErrorKind.Implementation, error.Kind);
        Assert.Equal("the saw is blunt", error.Message);
        Assert.Equal("System.InvalidOperationException", error.RemoteTypeName);
        Assert.Contains(nameof(Workshop), error.RemoteStackTrace, StringComparison.Ordinal);
        var inner = Assert.Single(error.Error.InnerErrors);
        Assert.Equal(("System.IO.FileNotFoundException", "no such tool"), (inner.TypeName, inner.Message));
        Assert.Equal(1, error.Attempt);
        Assert.Equal($"{Environment.MachineName}/{Environment.ProcessId}", error.Server);
        Assert.NotEqual(Guid.Empty, error.CallId);
        await world.UntilQueueHasAsync(world.RequestQueue, visible: 0, inFlight: 0);
    }

    [Fact]
    public async Task A_server_may_keep_the_details_to_itself()
    {
        await using var world = new World(server);
        await world.StartWorkerAsync();
        var workshop = await world.StartCallerAsync();

        var error = await FailsAsync(workshop.Fail("the saw is blunt"));

        Assert.Equal("the saw is blunt", error.Message);
        Assert.Equal("System.InvalidOperationException", error.RemoteTypeName);
        Assert.Null(error.RemoteStackTrace);
        Assert.Empty(error.Error.InnerErrors);
    }

    [Fact]
    public async Task A_server_whose_constructor_throws_says_so()
    {
        await using var world = new World(server);
        await world.StartAsync(remote => remote.AddServer<IWorkshop, BrokenWorkshop>());
        var workshop = await world.StartCallerAsync();

        var error = await FailsAsync(workshop.Greet("anybody"));

        Assert.Equal(ServerErrorKind.Unavailable, error.Kind);
        Assert.Contains("could not create its implementation of IWorkshop", error.Message, StringComparison.Ordinal);
        Assert.Contains("libcuda.so.1 is missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_without_end_cannot_be_encoded_and_the_caller_is_told()
    {
        await using var world = new World(server);
        await world.StartWorkerAsync();
        var workshop = await world.StartCallerAsync();

        var error = await FailsAsync(workshop.Chain());

        Assert.Equal(ServerErrorKind.UnencodableResult, error.Kind);
        Assert.Contains("IWorkshop.Chain was carried out, but its result could not be encoded", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_too_large_for_a_message_is_an_error_that_says_so()
    {
        await using var world = new World(server);
        await world.StartWorkerAsync();
        var workshop = await world.StartCallerAsync();

        var error = await FailsAsync(workshop.Produce(bytes: 1_100_000));

        Assert.Equal(ServerErrorKind.UnencodableResult, error.Kind);
        Assert.Contains("The answer has 1,100,", error.Message, StringComparison.Ordinal);
        await world.UntilQueueHasAsync(world.RequestQueue, visible: 0, inFlight: 0);
    }

    private static Task<ServerErrorException> FailsAsync(Task call) =>
        Assert.ThrowsAsync<ServerErrorException>(() => call.WaitAsync(World.Deadline));
}
