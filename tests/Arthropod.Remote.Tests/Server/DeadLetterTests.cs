using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Server;

/// <summary>I5: what cannot be read is never silently deleted; what is not understood is left for others for a while.</summary>
public sealed class DeadLetterTests
{
    [Theory]
    [InlineData("{\"type\":\"order\"}", "does not start with 'AR0:'")]
    [InlineData("AR0:!!!", "not base64")]
    [InlineData("AR0:kYEBAQ==", "none that this version knows")]
    public async Task A_body_that_is_not_ours_goes_to_the_dead_letter_queue_with_the_reason(string body, string reason)
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var peer = world.Peer();

        var sent = peer.Send(body);
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(1));

        var copy = world.Queue["work-dlq"].Messages.Single();
        Assert.Equal(sent.Body, copy.Body);
        Assert.Contains(reason, DeadLetter.Of(world).Reason, StringComparison.Ordinal);
        Assert.Single(world.Log.Of(2005));
        Assert.Equal(1, world.Counters["arthropod.server.dead_letters"]);
    }

    [Theory]
    [InlineData("a result")]
    [InlineData("two requests")]
    public async Task An_envelope_that_is_no_single_request_goes_to_the_dead_letter_queue(string what)
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var peer = world.Peer();
        var request = FrameWriter.Encode(peer.Request());
        var result = FrameWriter.Encode(new ResultFrame(Guid.NewGuid(), new(1, 2, 3), new byte[] { 0xC0 }));

        peer.Send(EnvelopeWriter.Write(what == "a result" ? [result] : [request, request]));
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(1));

        Assert.Contains("A request is one frame of its kind", DeadLetter.Of(world).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("work")]
    [InlineData("other-arthropod-inbox-0123456789abcdef")]
    [InlineData("arthropod-inbox-https://sqs.example.com/0/queue")]
    [InlineData("arthropod-inbox-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public async Task A_reply_address_that_is_no_inbox_of_ours_is_written_to_by_nobody(string replyTo)
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script);
        var peer = world.Peer();

        peer.Send(peer.Request() with { ReplyTo = replyTo });
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(1));

        Assert.Empty(script.Jobs);
        Assert.All(world.Queue.Requests.Where(request => request.Kind == RequestKind.Send), request => Assert.Equal("work-dlq", request.Queue));
        Assert.Contains("is no inbox under the prefix", DeadLetter.Of(world).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_copy_is_confirmed_before_the_message_is_deleted()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var peer = world.Peer();
        world.Queue.On(RequestKind.Send, "work-dlq").DropRequest(5);

        peer.Send("no envelope");
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(30));

        Assert.Equal(6, world.Queue.Count(RequestKind.Send, "work-dlq"));
    }

    [Fact]
    public async Task Without_a_dead_letter_queue_the_message_stays_where_it_is()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        world.Queue.On(RequestKind.Create, "work-dlq").Refuse(TransportError.AccessDenied, 1000);
        var peer = world.Peer();
        world.Queue.Drop("work-dlq");

        peer.Send("no envelope");
        world.Advance(TimeSpan.FromMinutes(5));

        Assert.Single(world.Queue["work"].Messages);
        Assert.InRange(world.Log.Of(2006).Count(), 2, 10);
        Assert.Equal("hello", await world.Completes(world.Client().Do("hello"), TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_dead_letter_queue_that_somebody_deleted_is_created_again()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var peer = world.Peer();
        world.Queue.Drop("work-dlq");

        peer.Send("no envelope");
        world.Advance(TimeSpan.FromMinutes(2));

        Assert.Empty(world.Queue["work"].Messages);
        Assert.Single(world.Queue["work-dlq"].Messages);
    }

    [Fact]
    public async Task What_the_dead_letter_queue_refuses_with_its_reason_is_moved_without()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var peer = world.Peer();
        world.Queue.On(RequestKind.Send, "work-dlq").Refuse(TransportError.TooLarge);

        peer.Send("no envelope");
        world.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty(world.Queue["work"].Messages);
        Assert.Single(world.Queue["work-dlq"].Messages);
    }

    [Fact]
    public async Task An_unknown_method_is_left_for_others_with_growing_delay_and_the_caller_is_told()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var peer = world.Peer();
        peer.Send(peer.Request("Undo"));

        world.Advance(TimeSpan.FromMinutes(9));

        Assert.Single(world.Queue["work"].Messages);
        var told = peer.Frames.OfType<NotUnderstoodFrame>().ToList();
        Assert.InRange(told.Count, 10, 16); // After 1, 2, 4 ... 32 s, then each minute.
        Assert.Contains("IWorker has no method 'Undo' here; it has Break, Do, Leave, LeaveOnce, Note, Track.", told[0].Reason, StringComparison.Ordinal);
        Assert.Null(peer.Final);
        Assert.Equal("hello", await world.Completes(world.Client().Do("hello"), TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task An_unknown_method_is_dead_lettered_and_answered_after_the_grace()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var peer = world.Peer();
        peer.Send(peer.Request("Undo"));

        world.Until(() => peer.Final is not null, TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        world.Advance(TimeSpan.FromSeconds(1));

        Assert.InRange(world.Time.GetUtcNow() - VirtualTime.Beginning, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10.1));
        var error = (ErrorFrame)peer.Final!;
        Assert.Equal(ServerErrorKind.UnknownMethod, error.ErrorKind);
        Assert.Contains("Is this worker older than the caller?", error.Error.Message, StringComparison.Ordinal);
        Assert.Contains("dead-letter queue", error.Error.Message, StringComparison.Ordinal);
        Assert.Single(world.Queue["work-dlq"].Messages);
        Assert.Empty(world.Queue["work"].Messages);
    }

    [Fact]
    public async Task The_grace_is_right_although_the_queues_clock_is_not_the_servers()
    {
        await using var world = new World();
        world.Queue.ClockSkew = TimeSpan.FromHours(-5);
        world.Server(Script.Echo());
        var peer = world.Peer();
        peer.Send(peer.Request("Undo"));

        world.Until(() => peer.Final is not null, TimeSpan.FromMinutes(10.1));

        Assert.InRange(world.Time.GetUtcNow() - VirtualTime.Beginning, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10.1));
    }

    [Fact]
    public async Task A_newer_major_version_is_left_for_others_and_dead_lettered_after_the_grace()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var peer = world.Peer();
        var body = $"AR7:{Convert.ToBase64String([0x90])}";

        peer.Send(body);
        world.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(body, Assert.Single(world.Queue["work"].Messages).Body);
        Assert.InRange(world.Log.Of(2010).Count(), 6, 10);
        world.Advance(TimeSpan.FromMinutes(10));
        Assert.Contains("major version 7", DeadLetter.Of(world).Reason, StringComparison.Ordinal);
        Assert.Empty(world.Queue["work"].Messages);
    }

    [Fact]
    public async Task A_reason_that_no_queue_takes_is_made_sendable()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var peer = world.Peer();

        peer.Send(peer.Request() with { ReplyTo = "\u0001\uFFFE" + new string('€', 5000) });
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(1));

        var reason = DeadLetter.Of(world).Reason;
        Assert.InRange(reason.Length, 1, 2500);
        var text = world.Queue["work-dlq"].Messages.Single().Attributes["arthropod-dead-letter"].Text!;
        Assert.DoesNotContain(text, character => character is < ' ' or '\uFFFE');
    }

    [Fact]
    public async Task The_answer_to_a_dead_lettered_call_reaches_its_caller()
    {
        await using var world = new World();
        world.Server(Script.Echo(), server => server.NotUnderstoodGrace = TimeSpan.Zero);
        var peer = world.Peer();
        world.Queue.On(RequestKind.Send, peer.Inbox).Refuse(TransportError.Throttled, 3);

        peer.Send(peer.Request("Undo"));
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromMinutes(1));

        Assert.IsType<ErrorFrame>(peer.Final);
    }

    [Fact]
    public async Task A_stranger_s_long_names_are_quoted_in_part()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var peer = world.Peer();

        peer.Send(peer.Request(new string('m', 500_000)));
        world.Until(() => peer.Frames.Count > 0);

        Assert.InRange(Assert.IsType<NotUnderstoodFrame>(peer.Frames[0]).Reason.Length, 1, 1000);
        Assert.InRange(Assert.Single(world.Log.Of(2010)).Text.Length, 1, 1000);
    }
}
