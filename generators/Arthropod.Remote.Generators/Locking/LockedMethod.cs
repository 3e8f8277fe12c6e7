using Arthropod.Remote.Generators.Contracts;

namespace Arthropod.Remote.Generators.Locking;

/// <summary>A method of a contract.</summary>
/// <param name="WireName">What its peers call it.</param>
/// <param name="Arguments">What is sent, in order.</param>
/// <param name="Progress">The type of its reports; <see langword="null"/>: none.</param>
/// <param name="Result">The type of its result; <see langword="null"/>: none.</param>
internal sealed record LockedMethod(string WireName, EquatableArray<LockedArgument> Arguments, string? Progress, string? Result);
