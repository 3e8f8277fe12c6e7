using Arthropod.Remote.Generators.Contracts;

namespace Arthropod.Remote.Generators.Locking;

/// <summary>
/// What the contracts of a project look like to callers and workers that are already running: all that meets on the
/// wire, and nothing else. It is made from the readings of Contracts or parsed from a lock file; this folder compares
/// the two, and reports nothing itself.
/// </summary>
internal sealed record LockModel(EquatableArray<LockedContract> Contracts, EquatableArray<LockedType> Types)
{
    public static readonly LockModel Empty = new(default, default);
}
