using Arthropod.Remote.Chaos.Queue;
using Arthropod.Remote.Chaos.Running;
using Arthropod.Remote.Chaos.Work;

namespace Arthropod.Remote.Chaos.Accounting;

/// <summary>All that is known of one call.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Script">What it was to do.</param>
/// <param name="Journal">What client and servers wrote of it, in the order of time.</param>
/// <param name="Queue">What the proxy saw of its messages, in the order of time.</param>
internal sealed record CallHistory(int Number, Script Script, IReadOnlyList<JournalEntry> Journal, IReadOnlyList<QueueEvent> Queue)
{
    public IEnumerable<JournalEntry> Of(EventKind kind) => Journal.Where(entry => entry.Kind == kind);

    /// <summary>The histories of all calls of a run, by their numbers.</summary>
    public static IReadOnlyList<CallHistory> AllOf(Evidence evidence)
    {
        var journals = evidence.Journals.ToLookup(entry => entry.Number);
        var queue = new MessageIndex(evidence.Queue.Events).ByNumber();
        return [.. Enumerable.Range(0, evidence.Calls).Select(number => new CallHistory(
            number, Script.Of(evidence.Seed, number), [.. journals[number]], [.. queue[number]]))];
    }
}
