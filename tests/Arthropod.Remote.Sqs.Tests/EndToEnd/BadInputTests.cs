using Amazon.SQS.Model;
using Arthropod.Remote.Sqs.Tests.EndToEnd.Workshops;
using Arthropod.Remote.Sqs.Tests.Integration;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.Sqs.Tests.EndToEnd;

/// <summary>What is too large, missing, or not ours.</summary>
[Trait("Category", "Integration")]
public sealed class BadInputTests(QueueServer server) : IClassFixture<QueueServer>
{
    [Fact]
    public async Task Arguments_above_the_limit_are_not_sent_and_size_and_limit_are_named()
    {
        await using var world = new World(server) { WorkersAcceptCancels = false };
        var workshop = await world.StartCallerAsync();

        var call = workshop.Measure(new byte[1_000_000]);
        var error = await Assert.ThrowsAsync<RemoteSendException>(() => call.WaitAsync(World.Deadline));

        Assert.Contains("The request of IWorkshop.Measure has 1,333,", error.Message, StringComparison.Ordinal);
        Assert.Contains($"queue '{world.RequestQueue}' takes 1,048,576, of which 8,192 are kept free. Nothing was sent.", error.Message, StringComparison.Ordinal);
        Assert.False(error.MayHaveBeenSent);
        await world.UntilQueueHasAsync(world.RequestQueue, visible: 0, inFlight: 0);
    }

    [Fact]
    public async Task Arguments_just_below_the_limit_arrive()
    {
        await using var world = new World(server) { WorkersAcceptCancels = false };
        await world.StartWorkerAsync();
        var workshop = await world.StartCallerAsync();

        Assert.Equal(780_000, await workshop.Measure(new byte[780_000]).WaitAsync(World.Deadline));
    }

    [Fact]
    public async Task A_missing_queue_fails_the_call_when_provisioning_is_Verify()
    {
        await using var world = new World(server) { WorkersAcceptCancels = false };
        var caller = await world.StartAsync(remote => remote.AddClient<IWorkshop>()
            .Configure(options => options.Provisioning = Provisioning.Verify));

        var call = caller.Services.GetRequiredService<IWorkshop>().Greet("nobody");
        var error = await Assert.ThrowsAsync<RemoteSendException>(() => call.WaitAsync(World.Deadline));

        Assert.Contains(Missing(world), error.Message, StringComparison.Ordinal);
        Assert.False(error.MayHaveBeenSent);
        Assert.Empty((await server.Client.ListQueuesAsync(world.RequestQueue)).QueueUrls ?? []);
    }

    [Fact]
    public async Task A_missing_queue_fails_the_start_of_a_worker_when_provisioning_is_Verify()
    {
        await using var world = new World(server) { WorkersAcceptCancels = false };

        var error = await Assert.ThrowsAnyAsync<RemoteException>(() => world.StartAsync(remote => remote
            .AddServer<IWorkshop, Workshop>(options => options.AcceptCancels = false)
            .Configure(options => options.Provisioning = Provisioning.Verify)));

        Assert.Contains(Missing(world), error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("AR0:this is no base64")]
    [InlineData("AR0:")]
    [InlineData("AR0:wQ==")]
    public async Task A_body_that_is_not_ours_goes_from_the_request_queue_to_the_dead_letter_queue_as_it_was(string body)
    {
        await using var world = new World(server) { WorkersAcceptCancels = false };
        await world.StartWorkerAsync();

        await world.SendAsync(world.RequestQueue, body);
        var copy = await world.ReceiveAsync(world.RequestQueue + "-dlq");
        await world.UntilQueueHasAsync(world.RequestQueue, visible: 0, inFlight: 0);

        Assert.Equal(body, copy.Body);
        Assert.Contains("The message's body cannot be read", copy.MessageAttributes["arthropod-dead-letter"].StringValue, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strangers_attributes_are_in_the_dead_letter_queue_as_they_were()
    {
        await using var world = new World(server) { WorkersAcceptCancels = false };
        await world.StartWorkerAsync();

        await server.Client.SendMessageAsync(new SendMessageRequest
        {
            QueueUrl = await world.UrlAsync(world.RequestQueue),
            MessageBody = "hello",
            MessageAttributes = new(StringComparer.Ordinal)
            {
                ["text"] = new() { DataType = "String", StringValue = "plain" },
                ["count"] = new() { DataType = "Number.int", StringValue = "7" },
                ["picture"] = new() { DataType = "Binary.png", BinaryValue = new MemoryStream([0, 0xFF, 0x80]) },
            },
        });
        var copy = (await world.ReceiveAsync(world.RequestQueue + "-dlq")).MessageAttributes;

        Assert.Equal(("String", "plain"), (copy["text"].DataType, copy["text"].StringValue));
        Assert.Equal(("Number.int", "7"), (copy["count"].DataType, copy["count"].StringValue));
        Assert.Equal("Binary.png", copy["picture"].DataType);
        Assert.Equal([0, 0xFF, 0x80], copy["picture"].BinaryValue.ToArray());
        Assert.Contains("The message's body cannot be read", copy["arthropod-dead-letter"].StringValue, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_a_newer_major_version_is_left_and_dead_lettered_when_the_grace_is_over()
    {
        await using var world = new World(server) { WorkersAcceptCancels = false };
        await world.StartWorkerAsync(options => options.NotUnderstoodGrace = TimeSpan.Zero);

        await world.SendAsync(world.RequestQueue, "AR9:kA==");
        var copy = await world.ReceiveAsync(world.RequestQueue + "-dlq");

        Assert.Equal("AR9:kA==", copy.Body);
        Assert.Contains("9", copy.MessageAttributes["arthropod-dead-letter"].StringValue, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_not_ours_is_dropped_from_the_inbox_and_calls_go_on()
    {
        await using var world = new World(server) { WorkersAcceptCancels = false };
        await world.StartWorkerAsync();
        var workshop = await world.StartCallerAsync();
        await workshop.Greet("first").WaitAsync(World.Deadline);
        var inbox = Assert.Single(await world.InboxesAsync()).Split('/')[^1];

        await world.SendAsync(inbox, "a stranger's letter");
        await World.UntilAsync(() => Task.FromResult(world.Log.Messages.Any(Dropped)));

        Assert.Equal("Hello, second!", await workshop.Greet("second").WaitAsync(World.Deadline));
        await world.UntilQueueHasAsync(inbox, visible: 0, inFlight: 0);
    }

    private static bool Dropped(string message) => message.Contains("cannot be read and is deleted", StringComparison.Ordinal);

    private static string Missing(World world) =>
        $"Queue '{world.RequestQueue}' does not exist and Provisioning is Verify. Create it, or set Provisioning to Create.";
}
