using System.Net;
using System.Net.Sockets;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Sqs.Tests.Faults;

/// <summary>No answer is no refusal: it may have been done.</summary>
public sealed class LostAnswerTests
{
    [Fact]
    public async Task A_send_whose_answer_is_lost_is_unknown_and_sent_once_only()
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Only = "SendMessage";
        world.Way.LoseAnswer();

        var outcomes = await world.SendAsync("a", "b");

        Assert.All(outcomes, outcome => Assert.Equal(OutcomeKind.Unknown, outcome.Kind));
        Assert.All(outcomes, outcome => Assert.True(outcome.IsTransient));
        Assert.Equal(["a", "b"], (await world.BodiesAsync()).Order());
        Assert.Single(world.Way.Operations, "SendMessageBatch");
    }

    [Fact]
    public async Task A_receive_whose_answer_is_lost_can_be_tried_again()
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Only = "ReceiveMessage";
        world.Way.LoseAnswer();

        var error = await Assert.ThrowsAsync<TransportException>(world.ReceiveAsync);

        Assert.Equal(TransportError.Unavailable, error.Error);
        Assert.True(error.IsTransient);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task A_failure_of_the_service_is_unknown_for_it_may_have_come_after_the_work(HttpStatusCode status)
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Only = "SendMessage";
        world.Way.Answer(status, "<html>oops</html>");

        Assert.Equal(OutcomeKind.Unknown, Assert.Single(await world.SendAsync("hello")).Kind);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_is_unknown()
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Only = "SendMessage";
        world.Way.Rewrite(answer => answer[..(answer.Length / 2)]);

        Assert.Equal(OutcomeKind.Unknown, Assert.Single(await world.SendAsync("hello")).Kind);
        Assert.Equal(["hello"], await world.BodiesAsync());
    }

    [Fact]
    public async Task Without_a_connection_nothing_was_sent_and_the_outcome_says_so()
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Only = "SendMessage";
        world.Way.Fault = (_, _) => throw new HttpRequestException(
            HttpRequestError.ConnectionError, "Connection refused", new SocketException((int)SocketError.ConnectionRefused));

        var outcome = Assert.Single(await world.SendAsync("hello"));

        Assert.Equal((OutcomeKind.Refused, TransportError.Unavailable), (outcome.Kind, outcome.Error));
        Assert.True(outcome.IsTransient);
    }

    [Fact]
    public async Task With_a_client_that_may_repeat_requests_not_even_a_refused_connection_says_that_nothing_was_sent()
    {
        using var world = await FaultyWorld.CreateAsync(ownClient: false);
        world.Way.Only = "SendMessage";
        world.Way.Fault = (_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");

        Assert.Equal(OutcomeKind.Unknown, Assert.Single(await world.SendAsync("hello")).Kind);
    }

    [Fact]
    public async Task A_cancelled_send_ends_as_cancelled()
    {
        using var world = await FaultyWorld.CreateAsync();
        using var cancellation = new CancellationTokenSource();
        world.Way.Only = "SendMessage";
        world.Way.Fault = async (_, _) =>
        {
            await cancellation.CancelAsync();
            throw new OperationCanceledException(cancellation.Token);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            world.Transport.SendAsync(FaultyWorld.Queue, [new OutgoingMessage("hello")], cancellation.Token));
    }

    [Fact]
    public async Task A_look_up_is_repeated_until_the_service_answers()
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Only = "GetQueueUrl";
        world.Way.Answer(HttpStatusCode.ServiceUnavailable, "{}");

        var sending = world.SendAsync("hello");
        await Until(() => world.Way.Operations.Count == 1, world);
        Assert.False(sending.IsCompleted);
        world.Way.Fault = null;
        await Until(() => sending.IsCompleted, world);

        Assert.Equal([Outcome.Done], await sending);
        Assert.Equal(["GetQueueUrl", "GetQueueUrl", "SendMessage"], world.Way.Operations);
    }

    [Fact]
    public async Task A_look_up_that_fails_for_good_fails_the_send_as_not_sent()
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Only = "GetQueueUrl";
        world.Way.Answer(HttpStatusCode.ServiceUnavailable, "{}");

        var sending = world.SendAsync("hello");
        await Until(() => sending.IsCompleted, world);

        var outcome = Assert.Single(await sending);
        Assert.Equal((OutcomeKind.Refused, TransportError.Unavailable), (outcome.Kind, outcome.Error));
        Assert.DoesNotContain("SendMessage", world.Way.Operations);
    }

    private static async Task Until(Func<bool> condition, FaultyWorld world)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            deadline.Token.ThrowIfCancellationRequested();
            world.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }
}
