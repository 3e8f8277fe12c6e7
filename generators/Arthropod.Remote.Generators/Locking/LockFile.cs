using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Arthropod.Remote.Generators.Locking;

/// <summary>The lock file of a project, and what the build says about it.</summary>
internal static class LockFile
{
    public const string Name = "arthropod.contracts.lock";

    public static AdditionalText? Find(IEnumerable<AdditionalText> files) => files.FirstOrDefault(
        file => string.Equals(Path.GetFileName(file.Path), Name, StringComparison.Ordinal));

    /// <summary>Whether this build writes the lock: <c>dotnet build -t:ArthropodLock</c>.</summary>
    public static bool IsBeingWritten(AnalyzerConfigOptionsProvider options) => IsSet(options, "build_property.ArthropodWritesLock");

    /// <summary>Whether breaks are accepted, because no peer of the locked version is left.</summary>
    public static bool AcceptsBreaks(AnalyzerConfigOptionsProvider options) => IsSet(options, "build_property.ArthropodAcceptBreaks");

    private static bool IsSet(AnalyzerConfigOptionsProvider options, string property) =>
        options.GlobalOptions.TryGetValue(property, out var value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
