using System.Text.RegularExpressions;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Sqs.Tests.Faults;

/// <summary>One message that comes damaged keeps no other back.</summary>
public sealed partial class DamagedMessageTests
{
    [Fact]
    public async Task A_damaged_message_is_left_in_the_queue_and_the_others_of_its_batch_arrive()
    {
        using var world = await FaultyWorld.CreateAsync();
        await world.PutAsync("good 1", "bad", "good 2");
        world.Way.Only = "ReceiveMessage";
        world.Way.Rewrite(answer => answer.Replace("\"bad\"", "\"bax\"", StringComparison.Ordinal));

        var received = await world.ReceiveAsync();

        Assert.Equal(["good 1", "good 2"], received.Select(m => m.Body).Order());
        var said = Assert.Single(world.Log.Messages);
        Assert.Contains("4003", said, StringComparison.Ordinal);
        Assert.DoesNotContain("bax", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_client_that_refuses_the_whole_receive_messages_come_one_by_one_until_the_others_are_through()
    {
        using var world = await FaultyWorld.CreateAsync(ownClient: false);
        await world.PutAsync("good 1", "bad", "good 2");
        var asked = new List<string>();
        world.Way.Only = "ReceiveMessage";
        world.Way.Fault = async (request, pass) =>
        {
            asked.Add(MaxMessages().Match(await request.Content!.ReadAsStringAsync()).Groups["count"].Value);
            using var damaging = new FaultyHandler();
            damaging.Rewrite(answer => answer.Replace("\"bad\"", "\"bax\"", StringComparison.Ordinal));
            return await damaging.Fault!(request, pass);
        };

        var refused = await Assert.ThrowsAsync<TransportException>(world.ReceiveAsync);
        await world.PutAsync("good 3");
        var next = await world.ReceiveAsync();
        world.Time.Advance(TimeSpan.FromMinutes(2));
        await world.ReceiveAsync();

        Assert.True(refused.IsTransient);
        Assert.Equal("good 3", Assert.Single(next).Body);
        Assert.Equal(["10", "1", "10"], asked);
        Assert.Contains(world.Log.Messages, message => message.Contains("4004", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a", "b")]
    public async Task A_send_that_is_confirmed_with_another_digest_is_unknown(params string[] bodies)
    {
        using var world = await FaultyWorld.CreateAsync();
        world.Way.Only = "SendMessage";
        world.Way.Rewrite(answer => Digest().Replace(answer, "\"MD5OfMessageBody\":\"00000000000000000000000000000000\"", 1));

        var outcomes = await world.SendAsync(bodies);

        Assert.Equal(OutcomeKind.Unknown, outcomes[0].Kind);
        Assert.All(outcomes.Skip(1), outcome => Assert.Equal(OutcomeKind.Done, outcome.Kind));
    }

    [GeneratedRegex("\"MaxNumberOfMessages\":(?<count>[0-9]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MaxMessages();

    [GeneratedRegex("\"MD5OfMessageBody\":\"[0-9a-f]+\"", RegexOptions.None, 1000)]
    private static partial Regex Digest();
}
