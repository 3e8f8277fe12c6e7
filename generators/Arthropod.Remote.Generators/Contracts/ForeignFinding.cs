namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Something to be said of a type of another assembly.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">How to get there.</param>
/// <param name="Subject">What the message names first; <see langword="null"/>: the method that carries it.</param>
/// <param name="Detail">What it names second; <see langword="null"/>: the path. Without a subject, what it names third.</param>
internal readonly record struct ForeignFinding(ProblemKind Kind, string Path, string? Subject, string? Detail);
