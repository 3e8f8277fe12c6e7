using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Serialization;
using Arthropod.Remote.Server;
using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Server;

/// <summary>
/// Report waits on the implementation's own thread, so here are real threads; what is sent is confirmed only when the
/// test rings the clock. What is awaited meanwhile is begun on the pool: the tests' own context has as many threads as
/// there are processors, this test turns on one of them, and the others may be busy for long.
/// </summary>
public sealed class ReportingWaitsTests
{
    private const string Inbox = "arthropod-inbox-0123456789abcdef";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly VirtualTime _time = new();
    private readonly FakeQueueTransport _queue;
    private readonly AttemptReplies _replies;
    private int _reported;

    public ReportingWaitsTests()
    {
        _queue = new FakeQueueTransport(_time);
        var scheduler = new WorkScheduler(_time);
        _replies = new AttemptReplies(
            new RequestFrame(Guid.NewGuid(), "Do") { ReplyTo = Inbox }, 1, 7, ProgressMode.All, "machine/1", static () => null,
            new Replies(_queue, Envelopes.Plain, scheduler, TimeSpan.FromMinutes(2), CancellationToken.None), scheduler);
    }

    [Fact]
    public async Task Report_waits_once_a_thousand_are_unsent_and_nothing_is_lost()
    {
        await CreateInboxAsync();
        var thread = Report(1200, 1);

        WaitUntilItWaits(thread, 1000);
        Assert.Equal(1000, Volatile.Read(ref _reported));

        RingUntilEnded(thread);
        var last = _replies.Finish(position => new ResultFrame(Guid.Empty, position, new byte[] { 0xC0 }));
        var final = Task.Run(() => _replies.SendFinalAsync(last, static () => { }));
        Ring(() => final.IsCompleted);
        Assert.True((await final).IsDone);
        var frames = _queue[Inbox].Messages.SelectMany(message => EnvelopeReader.Read(message.Body)).Cast<ReplyFrame>();
        Assert.Equal(Enumerable.Range(0, 1202), frames.Select(frame => frame.Position.Sequence));
    }

    [Fact]
    public async Task Report_waits_once_a_mebibyte_is_unsent()
    {
        await CreateInboxAsync();
        var thread = Report(6, 300_000);

        WaitUntilItWaits(thread, 4);
        Assert.Equal(4, Volatile.Read(ref _reported));

        RingUntilEnded(thread);
    }

    [Fact]
    public async Task Report_that_waits_is_let_go_when_the_attempt_is_given_up()
    {
        await CreateInboxAsync();
        var thread = Report(1200, 1);
        WaitUntilItWaits(thread, 1000);

        _replies.Close();

        Assert.True(thread.Join(Deadline));
        Assert.Equal(1200, Volatile.Read(ref _reported));
    }

    private async Task CreateInboxAsync()
    {
        var creating = Task.Run(() => _queue.CreateQueueAsync(new QueueDefinition(Inbox), default));
        Ring(() => creating.IsCompleted);
        await creating;
    }

    private Thread Report(int count, int bytes)
    {
        var thread = new Thread(() =>
        {
            for (var number = 0; number < count; number++)
            {
                var report = new PooledBuffer();
                report.GetSpan(bytes)[..bytes].Clear();
                report.Advance(bytes);
                _replies.Report(report);
                Interlocked.Increment(ref _reported);
            }
        })
        { IsBackground = true };
        thread.Start();
        return thread;
    }

    private void RingUntilEnded(Thread thread) => Ring(() => thread.Join(TimeSpan.Zero));

    private void Ring(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(
        () =>
        {
            _time.RingNext();
            return condition();
        },
        Deadline));

    // A thread that waits for a lock looks the same, anywhere before.
    private void WaitUntilItWaits(Thread thread, int reported) => Assert.True(SpinWait.SpinUntil(
        () => Volatile.Read(ref _reported) >= reported && thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin), Deadline));
}
