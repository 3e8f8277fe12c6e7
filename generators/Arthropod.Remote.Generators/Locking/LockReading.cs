using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Locking;

/// <summary>The lock that the contracts of a compilation call for now, and where its facts stand in the source.</summary>
/// <param name="Lock">The lock.</param>
/// <param name="Places">Places by the names that a <see cref="LockChange"/> gives. They hold syntax trees, so they must not enter a pipeline.</param>
internal sealed record LockReading(LockModel Lock, IReadOnlyDictionary<string, Location> Places);
