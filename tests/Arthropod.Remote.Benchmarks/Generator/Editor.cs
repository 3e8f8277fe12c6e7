using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Arthropod.Remote.Benchmarks.Generator;

/// <summary>
/// A project open in an editor with its generators: it keeps the driver and what it has cached from one edit to the
/// next, and has compilations of its own, so that no generator finds bound what another has paid for.
/// </summary>
internal sealed class Editor(Project project, Func<IEnumerable<IIncrementalGenerator>> create)
{
    private CSharpCompilation _compilation = project.Fresh();
    private GeneratorDriver _driver = Driver(create, isTracked: false);

    /// <summary>Runs a new driver over a compilation of which nothing is bound.</summary>
    public double Cold()
    {
        _compilation = project.Fresh();
        _driver = Driver(create, isTracked: false);
        return Run();
    }

    /// <summary>Runs the driver after an edit.</summary>
    public double After(Func<CSharpCompilation, CSharpCompilation> edit)
    {
        _compilation = edit(_compilation);
        return Run();
    }

    /// <summary>The files that an edit makes anew. Tracking costs time, so this is done apart.</summary>
    public IReadOnlyList<string> MadeAnew(Func<CSharpCompilation, CSharpCompilation> edit)
    {
        var compilation = project.Fresh();
        var driver = Driver(create, isTracked: true).RunGenerators(compilation).RunGenerators(edit(compilation));
        return [.. driver.GetRunResult().Results.SelectMany(result => result.TrackedOutputSteps.Values)
            .SelectMany(steps => steps).SelectMany(step => step.Outputs)
            .Where(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified)
            .Select(output => output.Value.ToString()!)];
    }

    private double Run() => Processor.Milliseconds(() => _driver = _driver.RunGenerators(_compilation));

    private static CSharpGeneratorDriver Driver(Func<IEnumerable<IIncrementalGenerator>> create, bool isTracked) => CSharpGeneratorDriver.Create(
        create().Select(generator => generator.AsSourceGenerator()),
        parseOptions: new CSharpParseOptions(LanguageVersion.CSharp13),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, isTracked));
}
