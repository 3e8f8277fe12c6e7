namespace Arthropod.Remote.Generators.Contracts;

/// <summary>A member that cannot be called remotely; the proxy implements it by throwing.</summary>
/// <param name="Signature">The explicit implementation up to its body.</param>
/// <param name="Accessors">The accessors of a property or event; empty for a method.</param>
/// <param name="Problem">What is wrong with it; <see langword="null"/>: what the compiler has said.</param>
/// <param name="Arguments">What the problem's message names.</param>
internal sealed record StubModel(
    string Signature, EquatableArray<string> Accessors, ProblemKind? Problem, EquatableArray<string> Arguments);
