using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Something that is wrong with a contract, where, and what its message names.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Location">Where.</param>
/// <param name="Arguments">What the message names.</param>
/// <param name="IsInOwnType">Whether it is wrong with a type that the same compilation declares.</param>
internal readonly record struct Problem(ProblemKind Kind, Location Location, EquatableArray<string> Arguments, bool IsInOwnType = false);
