using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Server;

/// <summary>A server that stops replaces the messages of what it cannot finish: only failures count as attempts.</summary>
public sealed class ReplacementTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Three_deployments_in_a_row_do_not_dead_letter_a_job_that_never_failed(bool isOneWay)
    {
        await using var world = new World();
        var client = world.Client(options => options.Timeout = TimeSpan.FromDays(1));
        Task call = isOneWay ? client.Leave("job") : client.Do("job");
        for (var deployment = 0; deployment < 3; deployment++)
        {
            Deploy(world);
        }

        var last = Script.Takes(TimeSpan.FromHours(1), world.Time);
        world.Server(last);
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromHours(2));

        Assert.Equal(1, last.Jobs.Single().Context.Attempt);
        await world.Completes(call, TimeSpan.FromSeconds(1));
        Assert.Empty(world.Queue["work-dlq"].Messages);
    }

    [Fact]
    public async Task A_worker_that_takes_one_call_and_is_stopped_does_not_count_as_an_attempt_either()
    {
        await using var world = new World();
        var client = world.Client(options => options.Timeout = TimeSpan.FromDays(1));
        var call = client.Do("job");
        for (var run = 0; run < 3; run++)
        {
            var script = Script.Takes(TimeSpan.FromHours(1), world.Time);
            var node = world.ServerNode(script, server => server.StartWithHost = false);
            node.Start();
            var handling = node.Server.HandleOneAsync(TimeSpan.FromMinutes(1));
            world.Until(() => script.Jobs.Count == 1);
            node.Stop();
            Assert.True(await world.Completes(handling));
        }

        var last = Script.Echo();
        world.Server(last);
        Assert.Equal("job", await world.Completes(call, TimeSpan.FromSeconds(2)));
        Assert.Equal(1, last.Jobs.Single().Context.Attempt);
    }

    [Fact]
    public async Task The_new_message_carries_the_attempts_before_and_the_time_that_is_left_and_all_else_byte_for_byte()
    {
        await using var world = new World();
        world.Queue.ClockSkew = TimeSpan.FromHours(-3);
        var script = Script.Takes(TimeSpan.FromHours(1), world.Time);
        var node = world.Server(script);
        var peer = world.Peer();
        var request = peer.Request() with
        {
            Receipts = 1,
            TimeLeft = TimeSpan.FromHours(2),
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["tenant"] = "blå" },
        };
        peer.Send(request);
        world.Until(() => script.Jobs.Count == 1);
        world.Advance(TimeSpan.FromMinutes(10));

        node.Stop();

        var again = Assert.IsType<RequestFrame>(Assert.Single(EnvelopeReader.Read(world.Queue["work"].Messages.Single().Body)));
        Assert.Equal(1, again.Receipts);
        Assert.InRange(again.TimeLeft!.Value, TimeSpan.FromMinutes(109), TimeSpan.FromMinutes(110));
        Assert.Equal(request.CallId, again.CallId);
        Assert.Equal(request.ReplyTo, again.ReplyTo);
        Assert.Equal("blå", again.Headers["tenant"]);
        Assert.True(request.Arguments.Bytes.Span.SequenceEqual(again.Arguments.Bytes.Span));
    }

    [Fact]
    public async Task The_reports_of_the_server_that_goes_on_are_shown_although_the_attempt_has_the_same_number()
    {
        await using var world = new World();
        var shown = new List<int>();
        var call = world.Client().Do("job", new InlineProgress<int>(shown.Add));
        Deploy(world, report: 1);

        world.Server(new Script(job =>
        {
            job.Progress!.Report(2);
            return Task.FromResult(job.Order);
        }));

        Assert.Equal("job", await world.Completes(call));
        Assert.Equal([1, 2], shown);
    }

    [Theory]
    [InlineData(nameof(FaultPlan.Hang))]
    [InlineData(nameof(TransportError.AccessDenied))]
    [InlineData(nameof(TransportError.Throttled))]
    public async Task A_message_that_cannot_be_replaced_in_time_is_released_as_it_is(string fault)
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromHours(1), world.Time);
        var node = world.Server(script);
        var call = world.Client().Do("job");
        world.Until(() => script.Jobs.Count == 1);
        if (fault == nameof(FaultPlan.Hang))
        {
            world.Queue.On(RequestKind.Send, "work").Hang(100);
        }
        else
        {
            world.Queue.On(RequestKind.Send, "work").Refuse(Enum.Parse<TransportError>(fault), 100);
        }

        node.Stop();

        Assert.Single(world.Queue["work"].Visible);
        var second = Script.Echo();
        world.Server(second);
        Assert.Equal("job", await world.Completes(call, TimeSpan.FromSeconds(1)));
        Assert.Equal(2, second.Jobs.Single().Context.Attempt);
    }

    [Fact]
    public async Task What_was_received_and_not_yet_begun_does_not_count_either()
    {
        await using var world = new World();
        var node = world.Server(Script.Takes(TimeSpan.FromHours(1), world.Time), server => server.MaxConcurrency = 2);
        node.Line.FinishesReceives = true;
        world.Advance(TimeSpan.FromSeconds(1));
        var call = world.Client().Do("job");
        node.Stop(TimeSpan.Zero);
        world.Advance(TimeSpan.FromMinutes(2));

        var second = Script.Echo();
        world.Server(second);
        Assert.Equal("job", await world.Completes(call));
        Assert.Equal(1, second.Jobs.Single().Context.Attempt);
    }

    [Fact]
    public async Task The_time_that_is_left_is_that_of_the_last_try_to_send()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var peer = world.Peer();
        peer.Send(peer.Request("Undo") with { TimeLeft = TimeSpan.FromHours(1) });
        var first = world.Queue["work"].Messages.Single();
        var deadline = first.SentAt + TimeSpan.FromHours(1);
        world.Queue.On(RequestKind.Send, "work").Refuse(TransportError.Throttled, 6);

        world.Until(() => world.Queue["work"].Messages is [{ } only] && only != first, TimeSpan.FromMinutes(1));

        var again = world.Queue["work"].Messages.Single();
        Assert.True(again.SentAt > first.SentAt + TimeSpan.FromSeconds(1));
        var request = Assert.IsType<RequestFrame>(Assert.Single(EnvelopeReader.Read(again.Body)));
        Assert.InRange(again.SentAt + request.TimeLeft!.Value - deadline, TimeSpan.FromMilliseconds(-100), TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public async Task A_request_that_older_workers_could_not_read_for_eight_minutes_has_all_its_attempts()
    {
        await using var world = new World();
        var older = world.Server(Script.Echo());
        var peer = world.Peer();
        peer.Send(peer.Request("Undo") with { TimeLeft = TimeSpan.FromHours(1) });
        world.Advance(TimeSpan.FromMinutes(8));
        older.Stop();

        var left = world.Queue["work"].Messages.Single();
        var request = Assert.IsType<RequestFrame>(Assert.Single(EnvelopeReader.Read(left.Body)));
        Assert.Equal(0, request.Receipts + left.ReceiveCount);
        var queueTime = world.Time.GetUtcNow();
        Assert.InRange(left.SentAt + request.TimeLeft!.Value - queueTime, TimeSpan.FromMinutes(51.9), TimeSpan.FromMinutes(52.1));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("99999999999999999999")]
    [InlineData("64060588800000")]
    public async Task A_stranger_s_word_of_how_long_a_message_has_been_left_prolongs_nothing(string word)
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var peer = world.Peer();
        var body = EnvelopeWriter.Write(peer.Request("Undo"));
        var message = new OutgoingMessage(body)
        {
            Attributes = new Dictionary<string, AttributeValue>(StringComparer.Ordinal) { ["arthropod-left-since"] = new("Number", word) },
        };

        await world.Completes(world.Run(() => world.Queue.SendAsync("work", [message], default)));
        world.Until(() => peer.Final is not null, TimeSpan.FromMinutes(10.1));

        Assert.DoesNotContain("arthropod-left-since", world.Queue["work-dlq"].Messages.Single().Attributes);
    }

    /// <summary>A server takes the call, works on it for a while, and is told to stop.</summary>
    private static void Deploy(World world, int? report = null)
    {
        var script = new Script(async job =>
        {
            if (report is { } value)
            {
                job.Progress!.Report(value);
            }

            await Task.Delay(TimeSpan.FromHours(1), world.Time, job.CancellationToken);
            return job.Order;
        });
        var node = world.Server(script);
        world.Until(() => script.Jobs.Count == 1);
        world.Advance(TimeSpan.FromMinutes(20));
        node.Stop();
    }
}
