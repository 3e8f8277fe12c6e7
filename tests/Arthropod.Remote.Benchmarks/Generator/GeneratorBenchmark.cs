using System.Collections.Immutable;
using System.Globalization;
using Arthropod.Remote.Benchmarks.Measuring;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Arthropod.Remote.Benchmarks.Generator;

/// <summary>
/// Measures all generators and analyzers on a large project beside a generator that only finds the contracts and
/// binds the same members, in turns in the same process.
/// </summary>
internal sealed class GeneratorBenchmark(GeneratorPlan plan)
{
    private readonly Project _project = new(plan.Contracts, plan.Types);
    private int _version;

    /// <returns>The exit code: 0 if every target is met, or none was judged.</returns>
    public async Task<int> RunAsync()
    {
        var ours = new Editor(_project, Shipped.Generators);
        var reference = new Editor(_project, static () => [new ReferenceGenerator()]);
        await WarmUpAsync(ours, reference);
        var rounds = new List<(GeneratorRound Ours, GeneratorRound Reference)>();
        var analyzed = new List<(double Unlocked, double Locked, double Reference)>();
        for (var round = 1; round <= plan.Rounds; round++)
        {
            await Console.Error.WriteLineAsync($"round {round} of {plan.Rounds}");
            rounds.Add(Measure(ours, reference));
            analyzed.Add((await AnalyzeAsync(isLocked: false), await AnalyzeAsync(isLocked: true), rounds[^1].Reference.Cold));
        }

        var report = new GeneratorReport(plan.IsJudged);
        report.Add("unrelatedEdit", 1.3, rounds.Select(round => (round.Ours.UnrelatedEdit, round.Reference.UnrelatedEdit)));
        report.Add("contractEdit", atMost: null, rounds.Select(round => (round.Ours.ContractEdit, round.Reference.ContractEdit)));
        report.Add("cold", 2, rounds.Select(round => (round.Ours.Cold, round.Reference.Cold)));
        report.Add("analyzers", 2, analyzed.Select(round => (round.Unlocked, round.Reference)));
        report.Add("analyzersLocked", 2, analyzed.Select(round => (round.Locked, round.Reference)));
        report.AddFiles("unrelatedEdit", ours.MadeAnew(compilation => _project.EditUnrelated(compilation, ++_version)), expected: 0);
        report.AddFiles("contractEdit", ours.MadeAnew(compilation => _project.EditContract(compilation, 7, ++_version)), expected: 1);
        return report.Conclude() ? 0 : 1;
    }

    private async Task WarmUpAsync(Editor ours, Editor reference)
    {
        var before = double.PositiveInfinity;
        for (var window = 1; window <= plan.MostWarmUpWindows; window++)
        {
            var sums = new List<double>();
            for (var round = 0; round < plan.Window; round++)
            {
                var measured = Measure(ours, reference);
                var analyzers = await AnalyzeAsync(Shipped.Analyzers(), isLocked: true) + await AnalyzeAsync([new IdleAnalyzer()], isLocked: true);
                sums.Add(measured.Ours.Cold + measured.Ours.UnrelatedEdit + measured.Reference.Cold + measured.Reference.UnrelatedEdit + analyzers);
            }

            var median = Figure.Of("warmUp", sums).Median;
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"warming up: {median:N0} ms a round"));
            if (median > before * 0.97)
            {
                return;
            }

            before = median;
        }
    }

    private (GeneratorRound Ours, GeneratorRound Reference) Measure(Editor ours, Editor reference)
    {
        // In turns, and by turns the one and the other first.
        var (first, second) = _version % 2 == 0 ? (ours, reference) : (reference, ours);
        _version++;
        var one = (Cold: first.Cold(), Other: second.Cold());
        var two = (First: first.After(Unrelated), Second: second.After(Unrelated));
        var three = (First: first.After(Contract), Second: second.After(Contract));
        var rounds = (
            First: new GeneratorRound(one.Cold, two.First, three.First),
            Second: new GeneratorRound(one.Other, two.Second, three.Second));
        return ReferenceEquals(first, ours) ? (rounds.First, rounds.Second) : (rounds.Second, rounds.First);

        CSharpCompilation Unrelated(CSharpCompilation compilation) =>
            _project.EditUnrelated(compilation, _version);

        CSharpCompilation Contract(CSharpCompilation compilation) =>
            _project.EditContract(compilation, 7, _version);
    }

    /// <summary>
    /// What our analyzers add; the rest is the compiler's, whichever analyzers there are. It is a small difference of
    /// two large times: twice each, in an order in which what grows or shrinks meanwhile meets both alike.
    /// </summary>
    private async Task<double> AnalyzeAsync(bool isLocked)
    {
        ImmutableArray<DiagnosticAnalyzer> idle = [new IdleAnalyzer()];
        var before = await AnalyzeAsync(idle, isLocked);
        var ours = await AnalyzeAsync(Shipped.Analyzers(), isLocked) + await AnalyzeAsync(Shipped.Analyzers(), isLocked);
        var after = await AnalyzeAsync(idle, isLocked);
        return (ours - before - after) / 2;
    }

    private async Task<double> AnalyzeAsync(ImmutableArray<DiagnosticAnalyzer> analyzers, bool isLocked)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(isLocked ? [_project.Lock] : []), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var analysis = _project.Fresh().WithAnalyzers(analyzers, options);
        ImmutableArray<Diagnostic> found = [];
        var milliseconds = await Processor.MillisecondsAsync(async () => found = await analysis.GetAnalyzerDiagnosticsAsync(CancellationToken.None));
        return found.FirstOrDefault(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info) is { } fault
            ? throw new InvalidOperationException($"The project is not sound: {fault}")
            : milliseconds;
    }
}
