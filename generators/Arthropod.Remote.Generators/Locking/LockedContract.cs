using Arthropod.Remote.Generators.Contracts;

namespace Arthropod.Remote.Generators.Locking;

/// <summary>A contract. Its queue is what its peers know of it; its name is for people.</summary>
internal sealed record LockedContract(string QueueName, string Name, EquatableArray<LockedMethod> Methods);
