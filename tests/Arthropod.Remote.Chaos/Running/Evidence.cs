using Arthropod.Remote.Chaos.Accounting;
using Arthropod.Remote.Chaos.Queue;

namespace Arthropod.Remote.Chaos.Running;

/// <summary>All that is known of a run.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Calls">How many calls it was to make.</param>
/// <param name="IsShared">Whether its servers shared an idempotency store.</param>
/// <param name="Journals">What the processes wrote, in the order of time.</param>
/// <param name="Processes">What was done to the processes.</param>
/// <param name="Queue">What the proxy saw.</param>
/// <param name="InboxesLeft">Inboxes that were left when all had ended and the dead were swept.</param>
internal sealed record Evidence(
    int Seed,
    int Calls,
    bool IsShared,
    IReadOnlyList<JournalEntry> Journals,
    IReadOnlyList<ProcessEvent> Processes,
    QueueJournal Queue,
    int InboxesLeft);
