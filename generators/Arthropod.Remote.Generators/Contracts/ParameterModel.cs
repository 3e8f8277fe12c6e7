namespace Arthropod.Remote.Generators.Contracts;

/// <summary>One parameter of a remote method.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Name">Its name as it stands in code, escaped where it is a keyword.</param>
/// <param name="PlainName">Its name without the escape.</param>
/// <param name="DeclaredType">Its type as the interface declares it.</param>
/// <param name="ValueType">The type that travels: its own, or that of its progress reports.</param>
/// <param name="Formatter">The formatter of <paramref name="ValueType"/>.</param>
/// <param name="Default">The value that a missing argument takes, as an expression; <see langword="null"/>: none.</param>
internal sealed record ParameterModel(
    ParameterKind Kind, string Name, string PlainName, string DeclaredType, string? ValueType, string? Formatter, string? Default);
