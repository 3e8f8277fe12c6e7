using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Something that is wrong with a contract, where, and what its message names.</summary>
internal readonly record struct Problem(ProblemKind Kind, Location Location, EquatableArray<string> Arguments);
