using System.Collections.Immutable;
using Arthropod.Remote.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Arthropod.Remote.Benchmarks.Generator;

/// <summary>What the compiler loads from our assembly, found as it finds it: by attribute, so that none is left out.</summary>
internal static class Shipped
{
    public static IEnumerable<IIncrementalGenerator> Generators() => Marked<GeneratorAttribute, IIncrementalGenerator>();

    public static ImmutableArray<DiagnosticAnalyzer> Analyzers() => [.. Marked<DiagnosticAnalyzerAttribute, DiagnosticAnalyzer>()];

    private static IEnumerable<T> Marked<TAttribute, T>()
        where TAttribute : Attribute =>
        typeof(RemoteGenerator).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(TAttribute), inherit: false))
            .Select(type => (T)Activator.CreateInstance(type)!);
}
