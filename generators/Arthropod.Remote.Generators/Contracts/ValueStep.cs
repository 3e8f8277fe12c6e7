namespace Arthropod.Remote.Generators.Contracts;

/// <summary>A value on the way from a root.</summary>
/// <param name="Path">The way to it.</param>
/// <param name="Value">The value.</param>
/// <param name="From">The step before; <see langword="null"/>: it is the root.</param>
internal sealed record ValueStep(string Path, ValueNode Value, ValueStep? From);
