using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Wire;
using MessagePack;

namespace Arthropod.Remote.Tests.Server;

/// <summary>I5: the caller of a request that cannot be read is told, where the reply address can still be read.</summary>
public sealed class UnreadableRequestTests
{
    private const int CallId = 1;
    private const int Method = 2;
    private const int ReplyTo = 3;
    private const int Payload = 4;
    private const int Attempt = 5;

    private static readonly Guid Call = Guid.CreateVersion7();

    [Theory]
    [InlineData("no method")]
    [InlineData("no arguments")]
    [InlineData("a method that is a number")]
    [InlineData("a negative attempt")]
    [InlineData("something after its end")]
    [InlineData("an unknown kind")]
    [InlineData("a broken frame after it")]
    [InlineData("a cut through its arguments")]
    public async Task The_caller_of_a_broken_request_is_told_before_it_is_deleted(string flaw)
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var peer = world.Peer();

        peer.Send(Broken(flaw, peer.Inbox));
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(1));

        var error = Assert.IsType<ErrorFrame>(peer.Frames.Single());
        Assert.Equal((Call, ServerErrorKind.DeadLettered), (error.CallId, error.ErrorKind));
        Assert.Contains("The request was moved to the dead-letter queue.", error.Error.Message, StringComparison.Ordinal);
        Assert.Equal(
            [(RequestKind.Send, "work-dlq"), (RequestKind.Send, peer.Inbox), (RequestKind.Delete, "work")],
            world.Queue.Requests.Where(Settles).Select(request => (request.Kind, request.Queue)));
    }

    [Fact]
    public async Task Each_caller_of_several_requests_in_one_message_is_told_once()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script);
        var peer = world.Peer();
        var other = world.Peer("arthropod-inbox-another");
        var requests = new[] { peer.Request(), peer.Request(), other.Request() };

        peer.Send(EnvelopeWriter.Write([.. requests.Append(requests[0]).Select(FrameWriter.Encode)]));
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(1));

        Assert.Empty(script.Jobs);
        Assert.Equal(requests[..2].Select(request => request.CallId), peer.Frames.Select(frame => frame.CallId));
        Assert.Equal(requests[2].CallId, other.Frames.Single().CallId);
        Assert.All(peer.Frames.Concat(other.Frames), frame => Assert.Equal(ServerErrorKind.DeadLettered, ((ErrorFrame)frame).ErrorKind));
    }

    [Fact]
    public async Task No_more_than_four_callers_of_one_message_are_told()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var peer = world.Peer();

        peer.Send(EnvelopeWriter.Write([.. Enumerable.Range(0, 1000).Select(_ => FrameWriter.Encode(peer.Request()))]));
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(5));

        Assert.Equal(4, peer.Frames.Count);
    }

    [Fact]
    public async Task Inboxes_that_are_made_up_are_not_waited_for()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var peer = world.Peer();
        var requests = Enumerable.Range(0, 3).Select(number => peer.Request() with { ReplyTo = $"arthropod-inbox-{number:x32}" }).Append(peer.Request());

        peer.Send(EnvelopeWriter.Write([.. requests.Select(FrameWriter.Encode)]));
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(5));

        Assert.Single(peer.Frames);
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("other-arthropod-inbox-0123456789abcdef")]
    public async Task An_address_that_is_no_inbox_of_ours_is_not_written_to(string replyTo)
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var peer = world.Peer(replyTo);

        peer.Send(Broken("no method", replyTo));
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(1));

        Assert.Empty(peer.Frames);
        Assert.Single(world.Queue["work-dlq"].Messages);
    }

    [Fact]
    public void Of_an_envelope_cut_off_at_any_byte_the_address_is_read_or_none()
    {
        var request = new RequestFrame(Call, "Do") { ReplyTo = "inbox", Arguments = Peer.Arguments("order") };
        var bytes = Convert.FromBase64String(EnvelopeWriter.Write(request)[EnvelopeFormat.Prefix.Length..]);

        for (var length = 0; length < bytes.Length; length++)
        {
            var found = ReturnAddressReader.Read(ToBody(bytes[..length]), most: 10);

            Assert.True(found is [] || found.Single() == new ReturnAddress(Call, "inbox"));
        }

        Assert.Equal([new ReturnAddress(Call, "inbox")], ReturnAddressReader.Read(ToBody(bytes), most: 10));
    }

    private static bool Settles(RequestRecord request) => request.Kind is RequestKind.Send or RequestKind.Delete;

    private static string Broken(string flaw, string replyTo)
    {
        var fields = new SortedDictionary<int, object>
        {
            [CallId] = Call.ToByteArray(bigEndian: true),
            [Method] = "Do",
            [ReplyTo] = replyTo,
            [Payload] = Peer.Arguments("order").ToArray(),
        };
        switch (flaw)
        {
            case "no method":
                fields.Remove(Method);
                break;
            case "no arguments":
                fields.Remove(Payload);
                break;
            case "a method that is a number":
                fields[Method] = 7;
                break;
            case "a negative attempt":
                fields[Attempt] = -1;
                break;
        }

        object[] frame = [flaw == "an unknown kind" ? 99 : 1, fields];
        var bytes = Encode(flaw == "a broken frame after it" ? [frame, "no frame"] : [frame]);
        return ToBody(flaw switch
        {
            "something after its end" => [.. bytes, 0xC0],
            "a cut through its arguments" => bytes[..^2],
            _ => bytes,
        });
    }

    private static byte[] Encode(object[] frames) =>
        MessagePackSerializer.Serialize<object[]>([new Dictionary<int, object> { [1] = 1 }, .. frames]);

    private static string ToBody(byte[] envelope) => EnvelopeFormat.Prefix + Convert.ToBase64String(envelope);
}
