using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Simulation;

/// <summary>Whose inbox is deleted by whom: none whose owner lives and is awake by another, and in the end all of the dead.</summary>
internal sealed class InboxBook(VirtualTime time, FakeQueueTransport queues, IReadOnlyCollection<SimulatedProcess> processes)
{
    /// <summary>So long awake, with requests that arrive, an owner has read its probe, and a sweeper knows what it saw.</summary>
    private static readonly TimeSpan AwakeEnough = TimeSpan.FromSeconds(90);

    private readonly List<string> _violations = [];

    public IReadOnlyList<string> Violations => _violations;

    /// <summary>The inboxes that nobody owns any more.</summary>
    public IEnumerable<string> Orphans => queues.Queues.Select(queue => queue.Definition.Name)
        .Where(name => QueueNames.IsInbox("", name) && !processes.Any(process => process.IsAlive && process.Inbox == name));

    /// <summary>A process's request to delete a queue arrives.</summary>
    public void Deleting(SimulatedProcess process, string queue)
    {
        var owner = processes.FirstOrDefault(each => each.IsAlive && each.Inbox == queue);
        if (!QueueNames.IsInbox("", queue))
        {
            _violations.Add($"process {process.Number} deleted queue '{queue}'");
        }
        else if (owner is not null && owner != process && IsAwakeEnough(owner) && IsAwakeEnough(process))
        {
            _violations.Add($"process {process.Number} deleted the inbox of process {owner.Number} at {time.GetUtcNow():T}, which is alive");
        }
        else if (owner == process && process.EndingAt is null)
        {
            _violations.Add($"process {process.Number} deleted its own inbox at {time.GetUtcNow():T}, and goes on");
        }
    }

    private bool IsAwakeEnough(SimulatedProcess process) => time.GetUtcNow() - process.LastTroubled >= AwakeEnough;
}
