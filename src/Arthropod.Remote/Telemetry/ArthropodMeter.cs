using System.Diagnostics.Metrics;

namespace Arthropod.Remote.Telemetry;

/// <summary>The library's counters, under the meter <c>Arthropod.Remote</c>: whatever is dropped is counted here.</summary>
internal static class ArthropodMeter
{
    public const string Name = "Arthropod.Remote";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> FramesDropped =
        Meter.CreateCounter<long>("arthropod.client.frames.dropped", "{frame}", "Reply frames that no call wanted, by reason.");

    private static readonly Counter<long> FramesMissing =
        Meter.CreateCounter<long>("arthropod.client.frames.missing", "{frame}", "Reply frames that did not come in time and were passed over.");

    private static readonly Counter<long> HandlerOverruns =
        Meter.CreateCounter<long>("arthropod.client.handlers.overrun", "{call}", "Calls ended because their progress handler was stuck or too far behind.");

    private static readonly Counter<long> CallsRefused =
        Meter.CreateCounter<long>("arthropod.client.calls.refused", "{call}", "Calls refused because as many as may be are under way.");

    private static readonly Counter<long> Cancels =
        Meter.CreateCounter<long>("arthropod.cancels.forgotten", "{cancel}", "Cancels that no server could be told of, or that a server did not keep; the work may be done for nobody.");

    private static readonly Counter<long> InboxMessagesDropped =
        Meter.CreateCounter<long>("arthropod.inbox.messages.dropped", "{message}", "Messages in the inbox that could not be read, or were for no inbox.");

    private static readonly Counter<long> InboxesSwept =
        Meter.CreateCounter<long>("arthropod.inboxes.swept", "{inbox}", "Inboxes of dead processes that were deleted.");

    private static readonly Counter<long> ReportsDropped =
        Meter.CreateCounter<long>("arthropod.server.reports.dropped", "{report}", "Progress reports that could not be encoded or sent.");

    private static readonly Counter<long> ResultsDiscarded =
        Meter.CreateCounter<long>("arthropod.server.results.discarded", "{result}", "Results whose caller's inbox is gone.");

    private static readonly Counter<long> DeadLetters =
        Meter.CreateCounter<long>("arthropod.server.dead_letters", "{message}", "Messages moved to the dead-letter queue.");

    private static readonly Counter<long> RequestsLate =
        Meter.CreateCounter<long>("arthropod.server.requests.late", "{request}", "Requests received after their deadline, answered and not carried out.");

    private static readonly Counter<long> RequestsUnconfirmed =
        Meter.CreateCounter<long>("arthropod.server.requests.unconfirmed", "{request}", "Requests whose caller did not confirm them in time, answered and not carried out.");

    private static readonly Counter<long> LeasesLost =
        Meter.CreateCounter<long>("arthropod.server.leases.lost", "{lease}", "Leases that ended before the work did.");

    private static readonly Counter<long> Duplicates =
        Meter.CreateCounter<long>("arthropod.server.duplicates", "{message}", "Deliveries of calls that run or have run, and were not carried out again, by what became of them.");

    public static void FrameDropped(string reason) => FramesDropped.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public static void CallRefused() => CallsRefused.Add(1);

    public static void FramesPassedOver(int count) => FramesMissing.Add(count);

    public static void CancelsForgotten(int count) => Cancels.Add(count);

    public static void ProgressHandlerOverrun() => HandlerOverruns.Add(1);

    public static void InboxMessageDropped() => InboxMessagesDropped.Add(1);

    public static void InboxSwept() => InboxesSwept.Add(1);

    public static void ReportDropped() => ReportsDropped.Add(1);

    public static void ResultDiscarded() => ResultsDiscarded.Add(1);

    public static void DeadLettered() => DeadLetters.Add(1);

    public static void Duplicate(string fate) => Duplicates.Add(1, new KeyValuePair<string, object?>("fate", fate));

    public static void RequestLate() => RequestsLate.Add(1);

    public static void RequestUnconfirmed() => RequestsUnconfirmed.Add(1);

    public static void LeaseLost() => LeasesLost.Add(1);
}
