namespace Arthropod.Remote.Generators.Contracts;

/// <summary>One of the types that a union can hold.</summary>
/// <param name="Key">Its number on the wire.</param>
/// <param name="TypeName">The type.</param>
/// <param name="Formatter">The type's formatter.</param>
/// <param name="IsUnion">Whether it is a union itself, so that its values are of other types.</param>
internal sealed record UnionCase(int Key, string TypeName, string Formatter, bool IsUnion);
