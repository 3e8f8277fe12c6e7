using Arthropod.Remote.Sqs.Tests.EndToEnd.Parcels;
using Arthropod.Remote.Sqs.Tests.Integration;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.Sqs.Tests.EndToEnd;

/// <summary>Callers and workers built from different versions of one contract meet on its queue.</summary>
[Trait("Category", "Integration")]
public sealed class VersionTests(QueueServer server) : IClassFixture<QueueServer>
{
    private readonly Guid _parcel = new("01020304-0506-0708-090a-0b0c0d0e0f10");

    [Fact]
    public async Task An_older_caller_leaves_an_argument_out_and_the_worker_takes_its_default()
    {
        await using var world = new World(server);
        await world.StartAsync(remote => remote.AddServer<IParcelsV2, ParcelsV2>());
        var caller = await world.StartAsync(remote => remote.AddClient<IParcelsV1>());

        var answer = await caller.Services.GetRequiredService<IParcelsV1>().Send("Bremen").WaitAsync(World.Deadline);

        Assert.Equal("1 to Bremen", answer);
    }

    [Fact]
    public async Task A_newer_caller_passes_an_argument_more_and_the_worker_ignores_it()
    {
        await using var world = new World(server);
        await world.StartAsync(remote => remote.AddServer<IParcelsV1, ParcelsV1>());
        var caller = await world.StartAsync(remote => remote.AddClient<IParcelsV2>());

        var answer = await caller.Services.GetRequiredService<IParcelsV2>().Send("Bremen", copies: 3).WaitAsync(World.Deadline);

        Assert.Equal("one to Bremen", answer);
    }

    [Fact]
    public async Task Arguments_of_another_type_are_an_error_that_names_the_method_and_the_likely_cause()
    {
        await using var world = new World(server);
        await world.StartAsync(remote => remote.AddServer<IParcelsV1, ParcelsV1>());
        var caller = await world.StartAsync(remote => remote.AddClient<IParcelsV3>());

        var call = caller.Services.GetRequiredService<IParcelsV3>().Send(7);
        var error = await Assert.ThrowsAsync<ServerErrorException>(() => call.WaitAsync(World.Deadline));

        Assert.Equal(ServerErrorKind.UnreadableArguments, error.Kind);
        Assert.Contains("could not read the arguments of IParcelsV1.Send", error.Message, StringComparison.Ordinal);
        Assert.Contains("different versions of the contract", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_that_no_server_knows_is_answered_and_dead_lettered_when_the_grace_is_over()
    {
        await using var world = new World(server);
        await world.StartAsync(remote => remote.AddServer<IParcelsV1, ParcelsV1>(options => options.NotUnderstoodGrace = TimeSpan.Zero));
        var caller = await world.StartAsync(remote => remote.AddClient<IParcelsV2>());

        var call = caller.Services.GetRequiredService<IParcelsV2>().Track(_parcel);
        var error = await Assert.ThrowsAsync<ServerErrorException>(() => call.WaitAsync(World.Deadline));
        var copy = await world.ReceiveAsync(world.Prefix + "parcels-dlq");

        Assert.Equal(ServerErrorKind.UnknownMethod, error.Kind);
        Assert.Contains("IParcelsV1 has no method 'Track' here; it has Send", error.Message, StringComparison.Ordinal);
        Assert.Contains("no method 'Track'", copy.MessageAttributes["arthropod-dead-letter"].StringValue, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_that_an_older_worker_does_not_know_is_left_for_a_newer_one()
    {
        await using var world = new World(server);
        await world.StartAsync(remote => remote.AddServer<IParcelsV1, ParcelsV1>());
        var caller = await world.StartAsync(remote => remote.AddClient<IParcelsV2>());

        var call = caller.Services.GetRequiredService<IParcelsV2>().Track(_parcel);
        await World.UntilAsync(() => Task.FromResult(world.Log.Messages.Any(message => message.Contains("did not understand", StringComparison.Ordinal))));
        await world.StartAsync(remote => remote.AddServer<IParcelsV2, ParcelsV2>());

        Assert.Equal(7, await call.WaitAsync(World.Deadline));
    }
}
