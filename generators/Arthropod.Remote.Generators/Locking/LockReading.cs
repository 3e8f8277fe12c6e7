using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Locking;

/// <summary>The lock that the contracts of a compilation call for now, and where its facts stand in the source.</summary>
/// <param name="Lock">The lock.</param>
/// <param name="Places">Places by the names that a <see cref="LockChange"/> gives. They hold syntax trees, so they must not enter a pipeline.</param>
/// <param name="Unreadable">Names and queues of contracts with mistakes, which the lock leaves out.</param>
internal sealed record LockReading(LockModel Lock, IReadOnlyDictionary<string, Location> Places, ISet<string> Unreadable)
{
    /// <summary>Whether a locked contract is there and has a mistake. That it is gone cannot be said then.</summary>
    public bool IsUnreadable(LockedContract contract) => Unreadable.Contains(contract.Name) || Unreadable.Contains(contract.QueueName);
}
