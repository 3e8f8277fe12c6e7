using System.Collections.Immutable;
using Arthropod.Remote.Generators.Locking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Arthropod.Remote.Generators.Diagnostics;

/// <summary>
/// Compares the contracts with the project's lock, where it has one, and reports what would break peers that are
/// already running. Each change is reported with the file that it stands in, so that an editor shows it at once.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LockAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => LockRules.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (LockFile.Find(context.Options.AdditionalFiles) is not { } file || LockFile.AcceptsBreaks(context.Options.AnalyzerConfigOptionsProvider))
        {
            return;
        }

        // Made by whichever file is looked at first.
        var cancellationToken = context.CancellationToken;
        var isBeingWritten = LockFile.IsBeingWritten(context.Options.AnalyzerConfigOptionsProvider);
        var findings = new Lazy<ImmutableArray<Diagnostic>>(() => [.. Find(context.Compilation, file, isBeingWritten, cancellationToken)]);
        context.RegisterSemanticModelAction(model =>
        {
            foreach (var finding in findings.Value.Where(finding => finding.Location.SourceTree == model.SemanticModel.SyntaxTree))
            {
                model.ReportDiagnostic(finding);
            }
        });
        context.RegisterCompilationEndAction(end =>
        {
            foreach (var finding in findings.Value.Where(finding => !finding.Location.IsInSource))
            {
                end.ReportDiagnostic(finding);
            }
        });
    }

    private static IEnumerable<Diagnostic> Find(Compilation compilation, AdditionalText file, bool isBeingWritten, CancellationToken cancellationToken)
    {
        var text = file.GetText(cancellationToken) ?? SourceText.From("");
        if (LockParser.Parse(text.ToString(), out var fault) is not { } old)
        {
            return [Diagnostic.Create(LockRules.Unreadable, Place(file, text, fault!.Line), fault.Advice)];
        }

        var reading = LockReader.Read(compilation, cancellationToken);
        if (old == reading.Lock)
        {
            return [];
        }

        var changes = LockComparison.Compare(old, reading);
        if (changes.Count == 0)
        {
            return isBeingWritten || Unlocked(old, reading) is not { } unlocked
                ? []
                : [Diagnostic.Create(LockRules.OutOfDate, PlaceOf(unlocked.Place), unlocked.Name)];
        }

        return changes.Select(change => Diagnostic.Create(
            LockRules.For(change.Kind), PlaceOf(change.Place), change.Arguments.ToArray<object>()));

        // What is gone, or comes from another assembly, has no place in the source.
        Location PlaceOf(string place) =>
            reading.Places.TryGetValue(place, out var found) && found.IsInSource ? found : Place(file, text, line: 0);
    }

    /// <summary>The first contract or type that the lock does not know as it is.</summary>
    private static (string Place, string Name)? Unlocked(LockModel old, LockReading reading)
    {
        var current = reading.Lock;
        if (current.Contracts.Except(old.Contracts).FirstOrDefault() is { } contract)
        {
            return (LockReader.PlaceOf(contract.QueueName), contract.Name);
        }

        if (current.Types.Except(old.Types).FirstOrDefault() is { } type)
        {
            return (ShapeReader.PlaceOf(type.Name), type.Name);
        }

        // Types that only a contract with a mistake carries are not gone either.
        return reading.Unreadable.Count == 0 && old.Types.Except(current.Types).FirstOrDefault() is { } gone ? ("", gone.Name) : null;
    }

    private static Location Place(AdditionalText file, SourceText text, int line)
    {
        var span = text.Lines[line].Span;
        return Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span));
    }
}
