using Arthropod.Remote.Lanes;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Wire;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Lanes;

/// <summary>How many frames share a message is the lane's to say, and each hears what became of its message.</summary>
public sealed class FramePackerTests
{
    private const string Queue = "work";

    private static readonly SigningKey Key = new("2026-11", [.. Enumerable.Range(0, 32).Select(number => (byte)number)]);

    private readonly FakeQueueTransport _queue = new(new VirtualTime()) { Latency = TimeSpan.Zero };

    [Theory]
    [InlineData(1, new[] { 1, 1, 1, 1, 1 })]
    [InlineData(2, new[] { 2, 2, 1 })]
    [InlineData(100, new[] { 5 })]
    public async Task So_many_frames_share_a_message(int perMessage, int[] frames)
    {
        await _queue.CreateQueueAsync(new QueueDefinition(Queue), default);

        var outcomes = await new FramePacker(_queue, Envelopes.Plain, Queue, perMessage).SendAsync(Five());

        Assert.Equal(5, outcomes.Count(outcome => outcome.IsDone));
        Assert.Equal(frames, _queue[Queue].Messages.Select(message => EnvelopeReader.Read(message.Body).Count));
    }

    [Fact]
    public async Task A_message_that_the_answer_does_not_mention_leaves_its_frames_without_an_outcome()
    {
        await _queue.CreateQueueAsync(new QueueDefinition(Queue), default);
        _queue.On(RequestKind.Send).MissEntry();

        var outcomes = await new FramePacker(_queue, Envelopes.Plain, Queue, 2).SendAsync(Five());

        Assert.Equal(Enumerable.Repeat(Outcome.Done, 4), outcomes);
    }

    [Fact]
    public async Task What_is_sent_again_is_signed_again()
    {
        await _queue.CreateQueueAsync(new QueueDefinition(Queue), default);
        var now = DateTimeOffset.UnixEpoch;
        var packer = new FramePacker(_queue, new Envelopes([Key], () => now), Queue, 1);

        await packer.SendAsync([Frame()]);
        now += TimeSpan.FromHours(1);
        await packer.SendAsync([Frame()]);

        Assert.Equal(
            [0, TimeSpan.FromHours(1).TotalMilliseconds],
            _queue[Queue].Messages.Select(message => (double)SealedEnvelope.Parse(message.Body).Header.SignedAt).Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_bodies_of_a_request_have_no_more_bytes_than_its_entries_together(int perMessage)
    {
        foreach (var envelopes in new[] { Envelopes.Plain, new Envelopes([Key], () => DateTimeOffset.UnixEpoch) })
        {
            var packer = new FramePacker(_queue, envelopes, Queue, perMessage);
            var entries = Enumerable.Repeat(Frame(), perMessage).ToList();

            var body = envelopes.Write(Queue, [.. entries.Select(entry => entry.Frames)]);

            Assert.InRange(body.Length, 1, entries.Sum(packer.SizeOf));
        }
    }

    private static OutgoingFrames Frame() => new(FrameWriter.Encode(Frames.Request));

    private static List<OutgoingFrames> Five() => [.. Enumerable.Range(0, 5).Select(_ => Frame())];
}
