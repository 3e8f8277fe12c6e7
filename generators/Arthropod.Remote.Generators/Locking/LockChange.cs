using Arthropod.Remote.Generators.Contracts;

namespace Arthropod.Remote.Generators.Locking;

/// <summary>A change that breaks a peer.</summary>
/// <param name="Kind">What has changed.</param>
/// <param name="Place">Where, as <see cref="LockReading.Places"/> names it.</param>
/// <param name="Arguments">What the message names.</param>
internal sealed record LockChange(LockChangeKind Kind, string Place, EquatableArray<string> Arguments);
