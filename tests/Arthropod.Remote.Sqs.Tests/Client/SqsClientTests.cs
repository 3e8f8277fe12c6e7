using System.Net;
using Amazon.Runtime;
using Arthropod.Remote.LocalSqs;
using Arthropod.Remote.Sqs.Client;
using Arthropod.Remote.Sqs.Tests.Faults;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Arthropod.Remote.Sqs.Tests.Client;

public sealed class SqsClientTests
{
    [Fact]
    public async Task A_request_is_one_attempt()
    {
        using var way = new FaultyHandler();
        way.Answer(HttpStatusCode.ServiceUnavailable, "{}");
        using var client = SqsClientFactory.CreateInProcess(() => way);

        await Assert.ThrowsAnyAsync<AmazonServiceException>(() => client.GetQueueUrlAsync("queue"));

        Assert.Single(way.Operations);
    }

    [Fact]
    public async Task A_request_that_was_refused_for_this_machines_wrong_clock_is_repeated_with_the_right_time()
    {
        using var engine = new LocalSqsEngine();
        using var way = new FaultyHandler { InnerHandler = engine.CreateHandler() };
        using var client = SqsClientFactory.CreateInProcess(() => way);
        await client.CreateQueueAsync("queue");
        var signed = new List<string>();
        way.Fault = async (request, pass) =>
        {
            signed.Add(request.Headers.GetValues("X-Amz-Date").Single());
            if (signed.Count > 1)
            {
                return await pass();
            }

            var refusal = FaultyHandler.NewAnswer(
                request, HttpStatusCode.Forbidden, """{"__type":"com.amazon.coral.service#RequestTimeTooSkewed","message":"The difference is too large."}""");
            refusal.Headers.Date = DateTimeOffset.UtcNow.AddHours(3);
            return refusal;
        };

        await client.GetQueueUrlAsync("queue");

        var skew = Moment(signed[1]) - Moment(signed[0]);
        Assert.InRange(skew, TimeSpan.FromHours(2.9), TimeSpan.FromHours(3.1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-3600)]
    [InlineData(7200)]
    public async Task The_queues_time_follows_the_Date_of_its_answers_if_it_is_more_than_two_seconds_away(int seconds)
    {
        var (ours, theirs) = (new FakeTimeProvider(), new FakeTimeProvider());
        theirs.SetUtcNow(ours.GetUtcNow().AddDays(1));
        ours.SetUtcNow(theirs.GetUtcNow().AddSeconds(-seconds));
        using var engine = new LocalSqsEngine(timeProvider: theirs);
        using var client = SqsClientFactory.CreateInProcess(engine.CreateHandler);
        using var transport = new SqsTransport(client, ownsClient: false, ours, NullLogger<SqsTransport>.Instance);
        Assert.Equal(ours.GetUtcNow(), transport.QueueTime);

        await transport.FindQueueAsync("queue", CancellationToken.None);
        await client.CreateQueueAsync("queue");

        Assert.Equal(Math.Abs(seconds) < 2 ? ours.GetUtcNow() : theirs.GetUtcNow(), transport.QueueTime);
    }

    [Fact]
    public async Task One_wrong_Date_changes_nothing_and_two_that_say_the_same_do()
    {
        var ours = new FakeTimeProvider();
        using var engine = new LocalSqsEngine(timeProvider: ours);
        using var way = new FaultyHandler { InnerHandler = engine.CreateHandler() };
        using var client = SqsClientFactory.CreateInProcess(() => way);
        using var transport = new SqsTransport(client, ownsClient: false, ours, NullLogger<SqsTransport>.Instance);
        await client.CreateQueueAsync("queue");
        var wrong = ours.GetUtcNow().AddHours(3);
        way.Fault = async (_, pass) =>
        {
            var answer = await pass();
            answer.Headers.Date = wrong;
            return answer;
        };

        await client.GetQueueUrlAsync("queue");
        Assert.Equal(ours.GetUtcNow(), transport.QueueTime);

        await client.GetQueueUrlAsync("queue");
        Assert.Equal(wrong, transport.QueueTime);
    }

    [Fact]
    public async Task An_answer_that_is_heard_only_after_a_sleep_does_not_set_the_queues_time_back()
    {
        var (ours, theirs) = (new FakeTimeProvider(), new FakeTimeProvider());
        theirs.SetUtcNow(ours.GetUtcNow());
        using var engine = new LocalSqsEngine(timeProvider: theirs);
        using var way = new FaultyHandler { InnerHandler = engine.CreateHandler() };
        using var client = SqsClientFactory.CreateInProcess(() => way);
        using var transport = new SqsTransport(client, ownsClient: false, ours, NullLogger<SqsTransport>.Instance);
        await client.CreateQueueAsync("queue");
        way.Fault = async (_, pass) =>
        {
            var answer = await pass();
            ours.Advance(TimeSpan.FromHours(1));
            theirs.Advance(TimeSpan.FromHours(1));
            return answer;
        };

        await client.GetQueueUrlAsync("queue");

        Assert.Equal(theirs.GetUtcNow(), transport.QueueTime);
    }

    [Fact]
    public async Task Two_clients_do_not_share_connections()
    {
        using var first = new LocalSqsEngine();
        using var second = new LocalSqsEngine();
        using var one = SqsClientFactory.CreateInProcess(first.CreateHandler);
        using var other = SqsClientFactory.CreateInProcess(second.CreateHandler);

        await one.CreateQueueAsync("queue");

        Assert.Single((await one.ListQueuesAsync("q")).QueueUrls);
        Assert.Null((await other.ListQueuesAsync("q")).QueueUrls);
    }

    private static DateTimeOffset Moment(string amzDate) => DateTimeOffset.ParseExact(
        amzDate, "yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
}
