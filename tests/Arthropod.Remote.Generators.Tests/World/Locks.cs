using System.Collections.Immutable;
using Arthropod.Remote.Generators.Diagnostics;
using Arthropod.Remote.Generators.Locking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Arthropod.Remote.Generators.Tests.World;

/// <summary>What the lock of one version says of another.</summary>
internal static class Locks
{
    /// <summary>The text of the lock that a version calls for.</summary>
    public static string Of(Compilation compilation) => LockText.Write(LockReader.Read(compilation, CancellationToken.None).Lock);

    /// <summary>What is reported for a version in a project with a lock.</summary>
    public static Task<ImmutableArray<Diagnostic>> CheckAsync(Compilation compilation, string? text, params string[] properties) =>
        compilation.WithAnalyzers(
            [new LockAnalyzer()],
            new AnalyzerOptions(text is null ? [] : [new LockedText(text)], new Properties(properties))).GetAnalyzerDiagnosticsAsync();

    private sealed class LockedText(string text) : AdditionalText
    {
        public override string Path => "/project/arthropod.contracts.lock";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Properties(string[] names) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Set(names);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Set(string[] names) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
        {
            value = names.Contains(key.Replace("build_property.", "", StringComparison.Ordinal)) ? "true" : null;
            return value is not null;
        }
    }
}
