using System.Net;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Sqs.Tests.Faults;

/// <summary>What can go wrong while queues are found and created.</summary>
public sealed class ProvisioningFaultTests
{
    [Fact]
    public async Task A_creation_that_loses_a_race_finds_the_winners_queue()
    {
        using var world = await FaultyWorld.CreateAsync();
        var lookUps = 0;
        world.Way.Fault = async (request, pass) => request.Headers.GetValues("X-Amz-Target").Single() switch
        {
            "AmazonSQS.GetQueueUrl" when lookUps++ == 0 => Refusal(request, "QueueDoesNotExist"),
            "AmazonSQS.CreateQueue" => Refusal(request, "QueueNameExists"),
            _ => await pass(),
        };

        var found = await world.Transport.CreateQueueAsync(new QueueDefinition(FaultyWorld.Queue), CancellationToken.None);

        Assert.Equal(new QueueInfo(FaultyWorld.Queue, 1_048_576), found);
        Assert.Equal(["GetQueueUrl", "CreateQueue", "GetQueueUrl", "GetQueueAttributes"], world.Way.Operations);
    }

    [Fact]
    public async Task A_server_that_refuses_one_mebibyte_gets_a_queue_with_its_own_limit()
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Only = "CreateQueue";
        world.Way.Fault = async (request, pass) =>
            (await request.Content!.ReadAsStringAsync()).Contains("MaximumMessageSize", StringComparison.Ordinal)
                ? Refusal(request, "InvalidAttributeValue", "Invalid value for the parameter MaximumMessageSize.")
                : await pass();

        var created = await world.Transport.CreateQueueAsync(new QueueDefinition("older"), CancellationToken.None);

        Assert.Equal(2, world.Way.Operations.Count(operation => operation == "CreateQueue"));
        Assert.Equal(await world.Transport.FindQueueAsync("older", CancellationToken.None), created);
    }

    [Fact]
    public async Task A_name_deleted_a_moment_ago_is_said_as_that()
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Only = "CreateQueue";
        world.Way.Refuse("QueueDeletedRecently", "You must wait 60 seconds.");

        var error = await Assert.ThrowsAsync<TransportException>(() =>
            world.Transport.CreateQueueAsync(new QueueDefinition("new"), CancellationToken.None));

        Assert.Equal(TransportError.QueueDeletedRecently, error.Error);
        Assert.Contains("Could not create queue 'new'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_difference_of_attributes_is_logged_and_not_changed()
    {
        using var world = await FaultyWorld.CreateAsync();
        await world.Transport.CreateQueueAsync(new QueueDefinition("dead"), CancellationToken.None);

        await world.Transport.CreateQueueAsync(
            new QueueDefinition(FaultyWorld.Queue) { Retention = TimeSpan.FromDays(14), DeadLetterQueue = "dead" }, CancellationToken.None);

        var said = world.Log.Messages.Where(message => message.Contains("4002", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, said.Count);
        Assert.Contains("MessageRetentionPeriod = 345600, where 1209600 was expected", said[0], StringComparison.Ordinal);
        Assert.Contains("RedrivePolicy = none, where dead after 1000 was expected", said[1], StringComparison.Ordinal);
        Assert.DoesNotContain("SetQueueAttributes", world.Way.Operations);
    }

    [Fact]
    public async Task A_queue_that_is_as_it_should_be_is_not_talked_about()
    {
        using var world = await FaultyWorld.CreateAsync();
        var definition = new QueueDefinition("work") { Retention = TimeSpan.FromDays(14), DeadLetterQueue = FaultyWorld.Queue };

        await world.Transport.CreateQueueAsync(definition, CancellationToken.None);
        await world.Transport.CreateQueueAsync(definition, CancellationToken.None);

        Assert.DoesNotContain(world.Log.Messages, message => message.Contains("4002", StringComparison.Ordinal));
        Assert.Single(world.Way.Operations, "CreateQueue");
    }

    [Fact]
    public async Task Without_the_right_to_create_a_queue_that_exists_is_still_found()
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Only = "CreateQueue";
        world.Way.Refuse("AccessDeniedException", status: HttpStatusCode.Forbidden);

        var found = await world.Transport.CreateQueueAsync(new QueueDefinition(FaultyWorld.Queue), CancellationToken.None);
        var error = await Assert.ThrowsAsync<TransportException>(() =>
            world.Transport.CreateQueueAsync(new QueueDefinition("missing"), CancellationToken.None));

        Assert.Equal(FaultyWorld.Queue, found.Name);
        Assert.Equal(TransportError.AccessDenied, error.Error);
    }

    private static HttpResponseMessage Refusal(HttpRequestMessage request, string code, string message = "no") =>
        FaultyHandler.NewAnswer(request, HttpStatusCode.BadRequest, $$"""{"__type":"com.amazonaws.sqs#{{code}}","message":"{{message}}"}""");
}
