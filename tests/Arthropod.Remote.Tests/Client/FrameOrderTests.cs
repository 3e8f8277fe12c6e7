using Arthropod.Remote.Client;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Client;

/// <summary>I3 at its heart: what arrives anyhow leaves in order, once, from the newest lease.</summary>
public sealed class FrameOrderTests
{
    private readonly FrameOrder _order = new();
    private readonly List<ReplyFrame> _ready = [];

    [Fact]
    public void Frames_in_order_leave_at_once()
    {
        Assert.Equal([FrameFate.Taken, FrameFate.Taken], [Accept(0), Accept(1)]);

        Assert.Equal([0, 1], Sequences());
        Assert.Null(_order.WaitingSince);
    }

    [Fact]
    public void Frames_out_of_order_wait_for_the_earlier_ones()
    {
        Accept(2);
        Accept(1);
        Assert.Empty(_ready);
        Assert.NotNull(_order.WaitingSince);

        Accept(0);

        Assert.Equal([0, 1, 2], Sequences());
        Assert.Null(_order.WaitingSince);
    }

    [Fact]
    public void Frames_that_come_twice_are_known_whether_shown_or_waiting()
    {
        Accept(0);
        Accept(2);

        Assert.Equal(FrameFate.Duplicate, Accept(0));
        Assert.Equal(FrameFate.Duplicate, Accept(2));
    }

    [Fact]
    public void A_gap_that_is_passed_over_is_counted_and_a_late_frame_of_it_is_a_duplicate()
    {
        Accept(0);
        Accept(3);
        Accept(4);

        Assert.Equal(2, _order.PassOver(0, _ready));

        Assert.Equal([0, 3, 4], Sequences());
        Assert.Equal(FrameFate.Duplicate, Accept(1));
    }

    [Fact]
    public void Only_what_has_waited_long_enough_passes_over_what_is_missing()
    {
        Accept(0);
        Accept(4, arrivedAt: 10);
        Accept(2, arrivedAt: 20);
        Accept(6, arrivedAt: 30);
        Assert.Equal(10, _order.WaitingSince);

        Assert.Equal(2, _order.PassOver(15, _ready));

        Assert.Equal([0, 2, 4], Sequences());
        Assert.Equal(30, _order.WaitingSince);
        Assert.Equal(0, _order.PassOver(29, _ready));
    }

    [Fact]
    public void A_gap_that_a_thousand_frames_have_overtaken_is_passed_over()
    {
        for (var sequence = 1; sequence <= 1000; sequence++)
        {
            Accept(sequence);
        }

        Assert.Empty(_ready);
        _order.Accept(Update(1, 7, 1001), 0, _ready, out var passedOver);

        Assert.Equal(1, passedOver);
        Assert.Equal(Enumerable.Range(1, 1001), Sequences());
    }

    [Fact]
    public void After_the_last_number_there_is_nothing_is_new()
    {
        Accept(0);
        Accept(int.MaxValue);

        Assert.Equal(int.MaxValue - 1, _order.PassOver(0, _ready));

        Assert.Equal(FrameFate.Duplicate, Accept(1));
    }

    [Fact]
    public void A_newer_attempt_replaces_the_older_one_whose_reports_are_then_superseded()
    {
        Accept(0);
        _order.Accept(Update(2, 8, 0), 0, _ready, out _);

        Assert.Equal(FrameFate.Superseded, Accept(1));
        Assert.Equal([(1, 0), (2, 0)], _ready.Select(frame => (frame.Position.Attempt, frame.Position.Sequence)));
    }

    [Fact]
    public void Another_lease_of_the_same_attempt_is_shown_from_its_first_frame_on_and_the_older_one_never_again()
    {
        Accept(0);

        Assert.Equal(FrameFate.Taken, _order.Accept(Update(1, 8, 0), 0, _ready, out _));

        Assert.Equal(FrameFate.Superseded, Accept(1));
        Assert.Equal([7UL, 8UL], _ready.Select(frame => frame.Position.LeaseId));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_lease_that_asks_replaces_the_one_that_works_when_it_begins_and_not_before(int attempt)
    {
        Accept(0);
        Assert.Equal(FrameFate.Taken, _order.Accept(Asks(attempt, 8), 0, _ready, out _));

        Assert.Equal(FrameFate.Taken, Accept(1));
        Assert.Equal([7UL, 7UL], _ready.Select(frame => frame.Position.LeaseId));
        _order.Accept(Update(attempt, 8, 1), 0, _ready, out _);

        Assert.Equal(FrameFate.Superseded, Accept(2));
        Assert.Equal([(7UL, 0), (7UL, 1), (8UL, 0), (8UL, 1)], _ready.Select(frame => (frame.Position.LeaseId, frame.Position.Sequence)));
        Assert.Null(_order.WaitingSince);
    }

    [Fact]
    public void A_lease_that_asks_is_shown_at_once_where_nobody_works_and_is_known_when_it_asks_again()
    {
        Assert.Equal(FrameFate.Taken, _order.Accept(Asks(1, 7), 0, _ready, out _));
        Assert.Equal(FrameFate.Duplicate, _order.Accept(Asks(1, 7), 0, _ready, out _));
        _order.Accept(Asks(1, 8), 0, _ready, out _);

        Assert.Equal(FrameFate.Duplicate, _order.Accept(Asks(1, 8), 0, _ready, out _));
        Assert.Equal(7UL, Assert.Single(_ready).Position.LeaseId);
    }

    [Fact]
    public void An_answer_from_another_lease_of_the_same_attempt_replaces_nothing()
    {
        Accept(0);

        _order.Accept(Result(1, 8, 3), 0, _ready, out _);

        Assert.Equal(FrameFate.Taken, Accept(1));
        Assert.IsType<ResultFrame>(_ready[1]);
    }

    [Fact]
    public void A_result_from_a_superseded_lease_counts_and_waits_for_nothing()
    {
        _order.Accept(Update(2, 8, 0), 0, _ready, out _);

        Assert.Equal(FrameFate.Taken, _order.Accept(Result(1, 7, 5), 0, _ready, out _));

        Assert.IsType<ResultFrame>(_ready[^1]);
    }

    [Fact]
    public void A_result_that_waits_for_earlier_frames_is_not_lost_when_a_newer_attempt_starts()
    {
        Accept(0);
        _order.Accept(Result(1, 7, 5), 0, _ready, out _);

        _order.Accept(Update(2, 8, 0), 0, _ready, out _);

        Assert.Contains(_ready, frame => frame is ResultFrame);
    }

    [Fact]
    public void Whatever_the_order_of_arrival_every_frame_leaves_once_and_in_order()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var order = new FrameOrder();
            var ready = new List<ReplyFrame>();
            var count = random.Next(1, 60);
            var arrivals = Enumerable.Range(0, count).Concat(Enumerable.Range(0, random.Next(0, count))).ToArray();
            random.Shuffle(arrivals);
            foreach (var sequence in arrivals)
            {
                order.Accept(Update(1, 7, sequence), 0, ready, out var passedOver);
                Assert.Equal(0, passedOver);
            }

            Assert.True(Enumerable.Range(0, count).SequenceEqual(ready.Select(frame => frame.Position.Sequence)), $"Seed {seed}, round {round}.");
        }
    }

    private FrameFate Accept(int sequence, long arrivedAt = 0) => _order.Accept(Update(1, 7, sequence), arrivedAt, _ready, out _);

    private IEnumerable<int> Sequences() => _ready.Select(frame => frame.Position.Sequence);

    private static StartedFrame Asks(int attempt, ulong lease) =>
        new(Guid.Empty, new ReplyPosition(attempt, lease, 0), "machine/1") { AsksForGo = true };

    private static UpdateFrame Update(int attempt, ulong lease, int sequence) =>
        new(Guid.Empty, new ReplyPosition(attempt, lease, sequence), ReadOnlyMemory<byte>.Empty);

    private static ResultFrame Result(int attempt, ulong lease, int sequence) =>
        new(Guid.Empty, new ReplyPosition(attempt, lease, sequence), ReadOnlyMemory<byte>.Empty);
}
