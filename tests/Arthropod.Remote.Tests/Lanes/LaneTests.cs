using Arthropod.Remote.Lanes;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Lanes;

/// <summary>Nothing waits for company when idle, everything travels in company when busy, and every entry hears of its end.</summary>
public sealed class LaneTests
{
    private const int MaxCount = 10;
    private const int MaxBytes = 1_048_576;

    private readonly VirtualTime _time = new();
    private readonly StepScheduler _steps = new();
    private readonly List<(int[] Items, TaskCompletionSource<IReadOnlyList<Outcome>> Answer)> _requests = [];
    private readonly Lane<int> _lane;

    public LaneTests()
    {
        _lane = new Lane<int>(
            new WorkScheduler(_time, _steps), new LaneLimits(MaxCount, MaxBytes), static item => item >= 100 ? item : 1, SendAsync);
    }

    [Fact]
    public async Task A_first_entry_leaves_at_once_and_alone()
    {
        var entry = Add(1);

        Assert.Equal([1], _requests.Single().Items);
        Answer(0, Outcome.Done);
        Assert.True((await entry).IsDone);
    }

    [Fact]
    public void What_arrives_while_a_request_is_under_way_goes_together_with_the_next()
    {
        _ = Add(1);
        _ = Add(2);
        _ = Add(3);
        Assert.Single(_requests);

        Answer(0, Outcome.Done);

        Assert.Equal([2, 3], _requests[1].Items);
    }

    [Fact]
    public void No_request_has_more_than_ten_entries()
    {
        for (var item = 0; item < 24; item++)
        {
            _ = Add(item);
        }

        AnswerAll();

        Assert.All(_requests, request => Assert.InRange(request.Items.Length, 1, MaxCount));
        Assert.Equal(Enumerable.Range(0, 24), _requests.SelectMany(request => request.Items));
    }

    [Fact]
    public void Full_batches_go_side_by_side_up_to_eight()
    {
        for (var item = 0; item < 99; item++)
        {
            _ = Add(item % 100);
        }

        Assert.Equal(8, _requests.Count);
        Assert.Equal([1, 10, 10, 10, 10, 10, 10, 10], _requests.Select(request => request.Items.Length));

        AnswerAll();
        Assert.Equal(99, _requests.Sum(request => request.Items.Length));
    }

    [Fact]
    public void A_part_batch_waits_for_the_last_of_the_requests_under_way()
    {
        for (var item = 0; item < 15; item++)
        {
            _ = Add(item);
        }

        Assert.Equal([1, 10], _requests.Select(request => request.Items.Length));
        Answer(1, Outcome.Done);
        Assert.Equal(2, _requests.Count);

        Answer(0, Outcome.Done);
        Assert.Equal(4, _requests[2].Items.Length);
    }

    [Fact]
    public void A_request_is_no_larger_than_a_mebibyte()
    {
        _ = Add(1);
        _ = Add(600_000);
        _ = Add(400_000);
        _ = Add(100_000);
        _ = Add(MaxBytes);
        _ = Add(MaxBytes + 500);

        AnswerAll();

        Assert.Equal([[1], [600_000, 400_000], [100_000], [MaxBytes], [MaxBytes + 500]], _requests.Select(request => request.Items));
    }

    [Fact]
    public void A_batch_that_is_full_by_bytes_goes_side_by_side_too()
    {
        for (var entry = 0; entry < 5; entry++)
        {
            _ = Add(600_000);
        }

        Assert.Equal(4, _requests.Count);
        Assert.All(_requests, request => Assert.Single(request.Items));
    }

    [Fact]
    public void An_entry_that_fills_two_batches_starts_both()
    {
        _ = Add(1);
        _ = Add(900_000);

        _ = Add(MaxBytes);

        Assert.Equal([[1], [900_000], [MaxBytes]], _requests.Select(request => request.Items));
    }

    [Fact]
    public void Many_entries_wait_a_little_for_more_and_few_do_not()
    {
        var lane = new Lane<int>(new WorkScheduler(_time, _steps), new LaneLimits(MaxCount, MaxBytes), static _ => 1, SendAsync)
        {
            Linger = TimeSpan.FromMilliseconds(2),
            LingersFrom = 3,
        };
        _ = Add(lane, 1);
        _ = Add(lane, 2);
        _ = Add(lane, 3);
        Answer(0, Outcome.Done);
        Assert.Equal([2, 3], _requests[1].Items);
        _ = Add(lane, 4);
        _ = Add(lane, 5);
        _ = Add(lane, 6);

        Answer(1, Outcome.Done);
        Assert.Equal(2, _requests.Count);
        _ = Add(lane, 7);
        _time.RingNext();
        Run();

        Assert.Equal([4, 5, 6, 7], _requests[2].Items);
    }

    [Fact]
    public async Task A_request_is_tried_until_it_is_over_and_its_entries_hear_of_the_last_try()
    {
        var lane = Retrying(request => request.Outcomes[0].IsDone || request.Number == 3);

        var entry = Add(lane, 7);
        for (var request = 0; request < 3; request++)
        {
            Answer(request, Outcome.Refused(TransportError.Throttled, $"try {request + 1}"));
            _time.RingNext();
            Run();
        }

        Assert.Equal([[7], [7], [7]], _requests.Select(request => request.Items));
        Assert.Equal("try 3", (await entry).Detail);
    }

    [Fact]
    public async Task What_is_not_over_when_the_sender_stops_is_unknown_and_nothing_more_is_sent()
    {
        using var ended = new CancellationTokenSource();
        var lane = Retrying(static _ => false, ended.Token);
        var first = Add(lane, 1);
        var second = Add(lane, 2);
        Answer(0, Outcome.Refused(TransportError.QueueMissing, "gone for now"));

        await ended.CancelAsync();
        Run();

        Assert.Equal(OutcomeKind.Unknown, (await first).Kind);
        Assert.Equal(OutcomeKind.Unknown, (await second).Kind);
        Assert.Single(_requests);
    }

    [Fact]
    public async Task An_entry_that_the_answer_does_not_mention_is_unknown()
    {
        _ = Add(1);
        var mentioned = Add(2);
        var missing = Add(3);
        Answer(0, Outcome.Done);

        _requests[1].Answer.SetResult([Outcome.Done]);
        Run();

        Assert.True((await mentioned).IsDone);
        Assert.Equal(OutcomeKind.Unknown, (await missing).Kind);
    }

    [Fact]
    public async Task A_send_that_throws_leaves_its_entries_unknown_and_the_next_go_on()
    {
        var broken = Add(1);
        var next = Add(2);

        _requests[0].Answer.SetException(new InvalidOperationException("broken line"));
        Run();

        Assert.Equal(Outcome.Unknown("broken line"), await broken);
        Answer(1, Outcome.Done);
        Assert.True((await next).IsDone);
    }

    [Fact]
    public async Task Each_entry_hears_its_own_outcome()
    {
        var first = Add(1);
        var second = Add(2);
        var third = Add(3);
        Answer(0, Outcome.Done);

        _requests[1].Answer.SetResult([Outcome.Refused(TransportError.TooLarge, "large"), Outcome.Done]);
        Run();

        Assert.True((await first).IsDone);
        Assert.Equal(TransportError.TooLarge, (await second).Error);
        Assert.True((await third).IsDone);
    }

    [Fact]
    public void Every_entry_ends_whatever_happens_in_whatever_order()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var entries = new List<Task<Outcome>>();
        var open = 0;
        for (var step = 0; step < 5000; step++)
        {
            if (random.Next(3) > 0)
            {
                entries.Add(Add(random.Next(99)));
            }
            else if (_requests.Count > open)
            {
                End(_requests[open++], random);
            }
        }

        while (_requests.Count > open)
        {
            End(_requests[open++], random);
        }

        Assert.True(entries.All(entry => entry.IsCompletedSuccessfully), $"Seed {seed}.");
        Assert.Equal(entries.Count, _requests.Sum(request => request.Items.Length));
        Assert.Empty(_steps.Escapes);
    }

    private void End((int[] Items, TaskCompletionSource<IReadOnlyList<Outcome>> Answer) request, Random random)
    {
        switch (random.Next(3))
        {
            case 0:
                request.Answer.SetException(new InvalidOperationException());
                break;
            case 1:
                request.Answer.SetResult([]);
                break;
            default:
                request.Answer.SetResult([.. request.Items.Select(_ => Outcome.Done)]);
                break;
        }

        Run();
    }

    private Lane<int> Retrying(Func<LaneTry<int>, bool> isOver, CancellationToken ended = default) =>
        new(new WorkScheduler(_time, _steps), new LaneLimits(MaxCount, MaxBytes), static _ => 1, SendAsync) { IsOver = isOver, Ended = ended };

    private Task<Outcome> Add(int item) => Add(_lane, item);

    private Task<Outcome> Add(Lane<int> lane, int item)
    {
        var entry = lane.AddAsync(item);
        Run();
        return entry;
    }

    private void Answer(int request, Outcome outcome)
    {
        _requests[request].Answer.SetResult([.. _requests[request].Items.Select(_ => outcome)]);
        Run();
    }

    private void AnswerAll()
    {
        for (var request = 0; request < _requests.Count; request++)
        {
            Answer(request, Outcome.Done);
        }
    }

    private void Run()
    {
        while (_steps.RunOne())
        {
        }
    }

    private Task<IReadOnlyList<Outcome>> SendAsync(IReadOnlyList<int> items)
    {
        var answer = new TaskCompletionSource<IReadOnlyList<Outcome>>();
        _requests.Add(([.. items], answer));
        return answer.Task;
    }
}
