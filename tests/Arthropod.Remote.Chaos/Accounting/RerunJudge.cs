using Arthropod.Remote.Chaos.Queue;
using Arthropod.Remote.Chaos.Running;
using Arthropod.Remote.Chaos.Work;

namespace Arthropod.Remote.Chaos.Accounting;

/// <summary>Tells from a call's history why it was carried out again, each time that it was.</summary>
/// <param name="processes">What was done to the processes.</param>
/// <param name="isShared">
/// Whether the servers shared an idempotency store. Then only the end or the sleep of the server that had begun is a reason,
/// however many messages the queue had.
/// </param>
internal sealed class RerunJudge(IReadOnlyList<ProcessEvent> processes, bool isShared)
{
    // A lease is counted from the queue's answer, which takes a moment to be written down.
    private static readonly TimeSpan Uncertainty = TimeSpan.FromSeconds(1);

    private readonly ILookup<string, ProcessEvent> _processes = processes.ToLookup(process => process.Who);

    public IEnumerable<Rerun> Judge(CallHistory call)
    {
        var runs = RunsOf(call);
        for (var index = 1; index < runs.Count; index++)
        {
            var again = runs[index];
            var before = runs.Take(index).LastOrDefault(run => run.Delivery?.MessageId == again.Delivery?.MessageId) ?? runs[index - 1];
            yield return Judge(call, runs, before, again);
        }
    }

    /// <summary>The executions in the order of their deliveries: who slept between the two began later than who came after.</summary>
    private static List<Run> RunsOf(CallHistory call)
    {
        var deliveries = call.Queue
            .Where(entry => entry is { Action: QueueAction.Deliver, Queue: IChaosWork.Queue, Fault: not (Fault.LostAnswer or Fault.AskerGone) })
            .ToList();
        return [.. call.Of(EventKind.ExecutionBegun).Select(begun => new Run(begun.Who, Take(deliveries, begun))).OrderBy(run => run.Delivery?.At)];
    }

    // One server may have had two messages of the call. Each delivery is one execution's at most: others wait for an end,
    // or are put off while another server has the call.
    private static QueueEvent? Take(List<QueueEvent> deliveries, JournalEntry begun)
    {
        var delivery = deliveries.FindLast(entry => entry.Who == begun.Who && entry.Attempt == begun.Attempt && entry.At <= begun.At);
        deliveries.Remove(delivery!);
        return delivery;
    }

    private Rerun Judge(CallHistory call, List<Run> runs, Run before, Run again) => (before.Delivery, again.Delivery) switch
    {
        ({ } first, { } second) when isShared && WhatBefell(before.Server, first.At, second.At) is { } reason => reason,
        ({ } first, { } second) when first.MessageId == second.MessageId => OneMessage(call, before.Server, first, second),
        ({ }, { } second) => TwoMessages(call, runs, second),
        _ => Rerun.Needless,
    };

    private Rerun OneMessage(CallHistory call, string server, QueueEvent first, QueueEvent second)
    {
        if (WhatBefell(server, first.At, second.At) is { } reason)
        {
            return reason;
        }

        var ofLease = call.Queue.Where(entry => entry.Receipt == first.Receipt && entry.At <= second.At).ToList();
        var granted = ofLease.Last(entry => entry is { IsDone: true, Action: QueueAction.Deliver or QueueAction.ChangeVisibility });
        if (second.At < granted.At.AddSeconds(granted.Seconds) - Uncertainty)
        {
            return Rerun.ByQueue;
        }

        // A fault before that was got over.
        var answers = call.Queue.Where(entry => entry.Action == QueueAction.Send && entry.Who == server && entry.At >= first.At && entry.At <= second.At);
        return ofLease.SkipWhile(entry => entry != granted).Concat(answers).Any(entry => entry.Fault != Fault.None)
            ? Rerun.LeaseFault
            : Rerun.Needless;
    }

    /// <summary>What kept a server from ending what it had begun, if anything did.</summary>
    private Rerun? WhatBefell(string server, DateTimeOffset first, DateTimeOffset second) =>
        _processes[server].Any(change => change.Change == ProcessChange.Killed && change.At <= second) ? Rerun.ServerKilled
        : IsSuspended(server, first, second) ? Rerun.ServerSuspended
        : IsStoppedBefore(server, second) ? Rerun.ServerStopped
        : null;

    /// <summary>The second message was sent by the client, once more, or by a server that replaced the first.</summary>
    private Rerun TwoMessages(CallHistory call, List<Run> runs, QueueEvent second)
    {
        if (SendOf(call, second) is not { } send)
        {
            return Rerun.Needless;
        }

        if (IsStoppedBefore(send.Who, send.At))
        {
            return Rerun.ServerStopped;
        }

        // It slept over its lease, and the message came back to itself: it gives that back and begins anew.
        if (runs.Exists(run => run.Server == send.Who && run.Delivery is { } begun && begun.Request < send.Request
            && IsSuspended(send.Who, begun.At, send.At)))
        {
            return Rerun.ServerSuspended;
        }

        // A server that works on the call takes another message of it, and gives it back: that message's own reason counts.
        if (call.Queue.LastOrDefault(entry => entry is { Action: QueueAction.Deliver, Queue: IChaosWork.Queue } && entry.Who == send.Who
            && entry.Request < send.Request && !runs.Exists(run => run.Delivery?.MessageId == entry.MessageId)) is { } given
            && TwoMessages(call, runs, given) is not Rerun.Needless and var reason)
        {
            return reason;
        }

        // By the requests' numbers: a server may have a message before its send is written down.
        var sends = call.Queue.Where(entry =>
            entry is { Action: QueueAction.Send, Queue: IChaosWork.Queue } && entry.Who == send.Who && entry.Request <= send.Request).ToList();
        return sends.Exists(entry => entry.Fault != Fault.None) || IsSuspended(send.Who, sends[0].At, send.At) ? Rerun.ByQueue : Rerun.Needless;
    }

    // Of what the queue took from a request that it never answered, nobody was told the message's id.
    private static QueueEvent? SendOf(CallHistory call, QueueEvent delivery) =>
        call.Queue.FirstOrDefault(entry => entry.Action == QueueAction.Send && entry.MessageId == delivery.MessageId)
        ?? call.Queue.LastOrDefault(entry => entry is { Action: QueueAction.Send, Queue: IChaosWork.Queue, Fault: Fault.FrontDown or Fault.AskerGone }
            && entry.At <= delivery.At);

    private bool IsStoppedBefore(string who, DateTimeOffset moment) =>
        _processes[who].Any(change => change.Change == ProcessChange.Stopping && change.At <= moment);

    private bool IsSuspended(string who, DateTimeOffset from, DateTimeOffset to)
    {
        var changes = _processes[who].ToList();
        return changes.Where(change => change.Change == ProcessChange.Suspended && change.At <= to).Any(suspended =>
            !changes.Exists(change => change.Change == ProcessChange.Resumed && change.At > suspended.At && change.At < from));
    }

    private sealed record Run(string Server, QueueEvent? Delivery);
}
