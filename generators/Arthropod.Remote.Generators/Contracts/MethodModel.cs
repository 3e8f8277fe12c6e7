using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>One remote method.</summary>
internal sealed record MethodModel(
    int Index,
    string Name,
    string DisplayName,
    string WireName,
    string DeclaringType,
    string HandlerName,
    string ArgumentsName,
    string ReturnType,
    ReturnKind ReturnKind,
    string? ResultType,
    string? ResultFormatter,
    EquatableArray<SettingModel> Settings,
    bool IsOneWay,
    EquatableArray<ParameterModel> Parameters)
{
    /// <summary>Further interfaces that declare the same method: it is one, which the proxy implements for each.</summary>
    public EquatableArray<string> OtherDeclaringTypes { get; init; }

    /// <summary>Whether it is the remote method of a further interface's method as well.</summary>
    public bool IsAlso(IMethodSymbol symbol) =>
        string.Equals(Name, Names.Escaped(symbol.Name), StringComparison.Ordinal) &&
        OtherDeclaringTypes.Contains(symbol.ContainingType.ToDisplayString(Names.Type), StringComparer.Ordinal) &&
        Parameters.Select(parameter => parameter.DeclaredType)
            .SequenceEqual(symbol.Parameters.Select(parameter => parameter.Type.ToDisplayString(Names.Signature)), StringComparer.Ordinal);

    /// <summary>Whether C# takes both for the same method, which one member of a class implements.</summary>
    public bool HasSignatureOf(MethodModel other) =>
        string.Equals(Name, other.Name, StringComparison.Ordinal) &&
        string.Equals(ReturnType, other.ReturnType, StringComparison.Ordinal) &&
        Parameters.Select(parameter => parameter.DeclaredType)
            .SequenceEqual(other.Parameters.Select(parameter => parameter.DeclaredType), StringComparer.Ordinal);

    /// <summary>Whether their attributes say the same.</summary>
    public bool HasSettingsOf(MethodModel other) => IsOneWay == other.IsOneWay && Settings == other.Settings;

    /// <summary>Whether a missing argument is the same to both.</summary>
    public bool HasDefaultsOf(MethodModel other) => Parameters.Select(parameter => parameter.Default)
        .SequenceEqual(other.Parameters.Select(parameter => parameter.Default), StringComparer.Ordinal);
}
