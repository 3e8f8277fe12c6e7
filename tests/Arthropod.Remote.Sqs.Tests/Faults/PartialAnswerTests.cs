using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Sqs.Tests.Faults;

/// <summary>Each entry of a batch has its own outcome, and only what the answer says is true.</summary>
public sealed class PartialAnswerTests
{
    private const string Body = """
        {
          "Successful": [{"Id":"0","MessageId":"m0","MD5OfMessageBody":"0cc175b9c0f1b6a831c399e269772661"}],
          "Failed": [
            {"Id":"1","SenderFault":true,"Code":"InvalidMessageContents","Message":"a character"},
            {"Id":"2","SenderFault":false,"Code":"InternalError","Message":"oops"},
            {"Id":"3","SenderFault":true,"Code":"AWS.SimpleQueueService.RequestThrottled","Message":"slower"},
            {"Id":"4","SenderFault":false,"Code":"SomethingNew"}
          ]
        }
        """;

    [Fact]
    public async Task Each_entry_has_the_outcome_that_the_answer_gives_it_and_a_missing_one_is_unknown()
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Only = "SendMessage";
        world.Way.Rewrite(_ => Body);

        var outcomes = await world.SendAsync("a", "b", "c", "d", "e", "f");

        Assert.Equal(Outcome.Done, outcomes[0]);
        Assert.Equal((OutcomeKind.Refused, TransportError.Invalid), (outcomes[1].Kind, outcomes[1].Error));
        Assert.Contains("a character", outcomes[1].Detail, StringComparison.Ordinal);
        Assert.Equal(OutcomeKind.Unknown, outcomes[2].Kind);
        Assert.Equal((OutcomeKind.Refused, TransportError.Throttled), (outcomes[3].Kind, outcomes[3].Error));
        Assert.Equal(OutcomeKind.Unknown, outcomes[4].Kind);
        Assert.Equal(OutcomeKind.Unknown, outcomes[5].Kind);
        Assert.Contains("not mention", outcomes[5].Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SendMessageBatch")]
    [InlineData("DeleteMessageBatch")]
    [InlineData("ChangeMessageVisibilityBatch")]
    public async Task An_answer_that_mentions_nobody_leaves_everybody_unknown(string operation)
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Only = operation;
        world.Way.Answer(System.Net.HttpStatusCode.OK, "{}");
        var change = new VisibilityChange("receipt", TimeSpan.Zero);

        var outcomes = operation switch
        {
            "SendMessageBatch" => await world.SendAsync("a", "b"),
            "DeleteMessageBatch" => await world.Transport.DeleteAsync(FaultyWorld.Queue, ["r1", "r2"], CancellationToken.None),
            _ => await world.Transport.ChangeVisibilityAsync(FaultyWorld.Queue, [change, change], CancellationToken.None),
        };

        Assert.Equal(2, outcomes.Count);
        Assert.All(outcomes, outcome => Assert.Equal(OutcomeKind.Unknown, outcome.Kind));
    }

    [Fact]
    public async Task An_answer_to_one_send_that_names_no_message_leaves_it_unknown()
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Only = "SendMessage";
        world.Way.Answer(System.Net.HttpStatusCode.OK, "{}");

        Assert.Equal(OutcomeKind.Unknown, Assert.Single(await world.SendAsync("a")).Kind);
    }

    [Fact]
    public async Task What_goes_alone_is_asked_for_alone()
    {
        using var world = await FaultyWorld.CreateAsync();
        var lent = TimeSpan.FromSeconds(30);

        await world.SendAsync("a");
        var received = Assert.Single(await world.ReceiveAsync());
        var changed = await world.Transport.ChangeVisibilityAsync(FaultyWorld.Queue, [new VisibilityChange(received.Receipt, lent)], CancellationToken.None);
        var deleted = await world.Transport.DeleteAsync(FaultyWorld.Queue, [received.Receipt], CancellationToken.None);

        Assert.Equal([Outcome.Done, Outcome.Done], [.. changed, .. deleted]);
        Assert.Equal(
            ["SendMessage", "ReceiveMessage", "ChangeMessageVisibility", "DeleteMessage"],
            world.Way.Operations.Where(operation => operation.Contains("Message", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_entry_that_is_both_done_and_failed_is_unknown_and_a_foreign_id_is_nobodys()
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Only = "DeleteMessage";
        world.Way.Answer(System.Net.HttpStatusCode.OK, """
            {"Successful":[{"Id":"0"},{"Id":"7"},{"Id":"zero"},{"Id":"1"}],"Failed":[{"Id":"0","SenderFault":true,"Code":"ReceiptHandleIsInvalid"}]}
            """);

        var outcomes = await world.Transport.DeleteAsync(FaultyWorld.Queue, ["r0", "r1"], CancellationToken.None);

        Assert.Equal([OutcomeKind.Unknown, OutcomeKind.Done], outcomes.Select(outcome => outcome.Kind));
    }

    [Fact]
    public async Task One_entry_for_which_a_whole_batch_is_refused_takes_nobody_with_it()
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Only = "SendMessage";
        world.Way.Fault = async (request, pass) =>
        {
            var sent = await request.Content!.ReadAsStringAsync();
            return sent.Contains("poison", StringComparison.Ordinal)
                ? FaultyHandler.NewAnswer(request, System.Net.HttpStatusCode.BadRequest, """{"__type":"com.amazonaws.sqs#InvalidMessageContents","message":"no"}""")
                : await pass();
        };

        var outcomes = await world.SendAsync("a", "poison", "b");

        Assert.Equal([OutcomeKind.Done, OutcomeKind.Refused, OutcomeKind.Done], outcomes.Select(outcome => outcome.Kind));
        Assert.Equal(["a", "b"], (await world.BodiesAsync()).Order());
    }

    [Fact]
    public async Task No_entries_are_no_request()
    {
        using var world = await FaultyWorld.CreateAsync();

        Assert.Empty(await world.SendAsync());
        Assert.Empty(world.Way.Operations);
    }
}
