using System.Text;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Locking;

/// <summary>
/// Hands the text of the lock to the build, which alone may write files: as a source file of nothing but comments, and
/// only where the build asks for it. The target ArthropodLock takes it from there.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class LockGenerator : IIncrementalGenerator
{
    internal const string HintName = "contracts.lock.g.cs";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var isAsked = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => LockFile.IsBeingWritten(options));
        var text = context.CompilationProvider.Combine(isAsked).Select(static (pair, cancellationToken) =>
            pair.Right && LockReader.Read(pair.Left, cancellationToken).Lock is { Contracts.Count: > 0 } model ? LockText.Write(model) : null);
        context.RegisterSourceOutput(text, static (output, text) =>
        {
            if (text is not null)
            {
                output.AddSource(HintName, Commented(text));
            }
        });
    }

    private static string Commented(string text)
    {
        var commented = new StringBuilder();
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            commented.Append("// ").Append(line).Append('\n');
        }

        return commented.ToString();
    }
}
