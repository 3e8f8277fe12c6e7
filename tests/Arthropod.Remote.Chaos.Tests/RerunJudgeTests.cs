using Arthropod.Remote.Chaos.Accounting;
using Arthropod.Remote.Chaos.Queue;
using Arthropod.Remote.Chaos.Running;
using Arthropod.Remote.Chaos.Work;

namespace Arthropod.Remote.Chaos.Tests;

/// <summary>
/// The account stands and falls with this: each reason for which a call may be carried out again is found, and without
/// one it is needless.
/// </summary>
public sealed class RerunJudgeTests
{
    private const string Client = "client-1-1";
    private const string First = "server-1-1";
    private const string Second = "server-2-1";

    private static readonly DateTimeOffset Beginning = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<ProcessEvent> _processes = [];
    private readonly List<QueueEvent> _queue = [];
    private readonly List<JournalEntry> _journal = [];
    private long _requests;

    [Fact]
    public void Twice_for_no_reason_is_needless()
    {
        Sent(0, "a");
        Delivered(1, First, "a", attempt: 1);
        Delivered(7, Second, "a", attempt: 2);

        Assert.Equal([Rerun.Needless], Judge());
    }

    [Theory]
    [InlineData(nameof(ProcessChange.Killed), nameof(Rerun.ServerKilled))]
    [InlineData(nameof(ProcessChange.Suspended), nameof(Rerun.ServerSuspended))]
    [InlineData(nameof(ProcessChange.Stopping), nameof(Rerun.ServerStopped))]
    public void What_befell_the_server_before_is_a_reason(string change, string reason)
    {
        Sent(0, "a");
        Delivered(1, First, "a", attempt: 1);
        Befell(3, First, Enum.Parse<ProcessChange>(change));
        Delivered(7, Second, "a", attempt: 2);

        Assert.Equal([Enum.Parse<Rerun>(reason)], Judge());
    }

    [Theory]
    [InlineData(nameof(ProcessChange.Killed))]
    [InlineData(nameof(ProcessChange.Suspended))]
    public void What_befell_another_server_is_none(string change)
    {
        Sent(0, "a");
        Delivered(1, First, "a", attempt: 1);
        Befell(3, Second, Enum.Parse<ProcessChange>(change));
        Delivered(7, Second, "a", attempt: 2);

        Assert.Equal([Rerun.Needless], Judge());
    }

    [Fact]
    public void A_message_handed_out_while_it_is_leased_is_laid_to_the_queue()
    {
        Sent(0, "a");
        Delivered(1, First, "a", attempt: 1);
        Delivered(3, Second, "a", attempt: 2);

        Assert.Equal([Rerun.ByQueue], Judge());
    }

    [Fact]
    public void A_renewal_that_a_fault_hit_is_a_reason()
    {
        Sent(0, "a");
        Delivered(1, First, "a", attempt: 1);
        _queue.Add(Event(3, First, QueueAction.ChangeVisibility) with { Receipt = "a1", Fault = Fault.ServerError });
        Delivered(7, Second, "a", attempt: 2);

        Assert.Equal([Rerun.LeaseFault], Judge());
    }

    [Theory]
    [InlineData(nameof(Fault.LostAnswer), nameof(Rerun.ByQueue))]
    [InlineData(nameof(Fault.None), nameof(Rerun.Needless))]
    public void A_call_that_was_sent_twice_is_laid_to_the_queue_if_an_answer_was_lost(string fault, string reason)
    {
        Sent(0, "a", Enum.Parse<Fault>(fault));
        Sent(1, "b");
        Delivered(2, First, "a", attempt: 1);
        Delivered(3, Second, "b", attempt: 1);

        Assert.Equal([Enum.Parse<Rerun>(reason)], Judge());
    }

    [Theory]
    [InlineData(3, nameof(Rerun.ServerSuspended))]
    [InlineData(9, nameof(Rerun.Needless))]
    public void A_replacement_by_a_server_that_slept_over_its_lease_is_laid_to_its_sleep(double suspended, string reason)
    {
        Sent(0, "a");
        Delivered(1, First, "a", attempt: 1);
        Befell(suspended, First, ProcessChange.Suspended);
        Befell(suspended + 3.5, First, ProcessChange.Resumed);
        _queue.Add(Event(7, First, QueueAction.Deliver) with { IsDone = true, MessageId = "a", Receipt = "a2", Seconds = 5, Number = 7, Attempt = 2 });
        Replaced(7.1, First, "b");
        Delivered(7.2, First, "b", attempt: 2);

        Assert.Equal([Enum.Parse<Rerun>(reason)], Judge());
    }

    [Fact]
    public void A_message_that_a_dying_front_took_is_laid_to_the_queue()
    {
        Sent(0, "", Fault.FrontDown);
        Sent(1, "b");
        Delivered(2, First, "b", attempt: 1);
        Delivered(3, Second, "a", attempt: 1);

        Assert.Equal([Rerun.ByQueue], Judge());
    }

    [Fact]
    public void A_message_that_nobody_sent_is_needless()
    {
        Sent(1, "b");
        Delivered(2, First, "b", attempt: 1);
        Delivered(3, Second, "a", attempt: 1);

        Assert.Equal([Rerun.Needless], Judge());
    }

    [Fact]
    public void Servers_that_share_a_store_have_no_excuse_in_the_queue()
    {
        Sent(0, "a");
        Delivered(1, First, "a", attempt: 1);
        Befell(2, First, ProcessChange.Killed);
        Delivered(3, Second, "a", attempt: 2);

        Assert.Equal([Rerun.ServerKilled], Judge(isShared: true));
    }

    private IEnumerable<Rerun> Judge(bool isShared = false) =>
        new RerunJudge(_processes, isShared).Judge(new CallHistory(7, Script.Of(1, 7), _journal, _queue));

    private void Befell(double second, string who, ProcessChange change) => _processes.Add(new(At(second), who, change, null));

    private void Sent(double second, string messageId, Fault fault = Fault.None) => _queue.Add(
        Event(second, Client, QueueAction.Send) with { MessageId = messageId, IsDone = messageId.Length > 0, Fault = fault, Number = 7 });

    private void Replaced(double second, string server, string messageId) =>
        _queue.Add(Event(second, server, QueueAction.Send) with { MessageId = messageId, IsDone = true, Number = 7 });

    /// <summary>For five seconds, and carried out at once.</summary>
    private void Delivered(double second, string server, string messageId, int attempt)
    {
        _queue.Add(Event(second, server, QueueAction.Deliver) with
        {
            IsDone = true,
            MessageId = messageId,
            Receipt = messageId + attempt,
            Seconds = 5,
            Number = 7,
            Attempt = attempt,
        });
        _journal.Add(new(At(second + 0.01), server, EventKind.ExecutionBegun, 7, Guid.Empty, attempt, null));
    }

    private QueueEvent Event(double second, string who, QueueAction action) => new(At(second), ++_requests, who, action, IChaosWork.Queue);

    private static DateTimeOffset At(double second) => Beginning.AddSeconds(second);
}
