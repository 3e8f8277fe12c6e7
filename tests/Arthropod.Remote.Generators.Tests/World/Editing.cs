using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Arthropod.Remote.Generators.Tests.World;

/// <summary>A project that is being edited: the same driver over one compilation after the other, as in an editor.</summary>
internal sealed class Editing
{
    private GeneratorDriver _driver = Source.Driver();
    private CSharpCompilation _compilation;

    public Editing(params string[] files)
        : this(Source.Compile(files))
    {
    }

    public Editing(CSharpCompilation compilation)
    {
        _compilation = compilation;
        _driver = _driver.RunGenerators(_compilation);
    }

    /// <summary>The contracts that the last edit made anew, by name.</summary>
    public IEnumerable<string> Contracts => NamesOf(Steps.Contracts);

    /// <summary>The same of generic contracts that are closed.</summary>
    public IEnumerable<string> ClosedContracts => NamesOf(Steps.ClosedContracts);

    /// <summary>The types whose formatters the last edit made anew, by name.</summary>
    public IEnumerable<string> Formatters => Redone<FormatterModel>(Steps.Formatters).Select(formatter => formatter.DisplayName);

    /// <summary>The same of what closed contracts carry.</summary>
    public IEnumerable<string> ClosedFormatters => Redone<FormatterModel>(Steps.ClosedFormatters).Select(formatter => formatter.DisplayName);

    /// <summary>The files that the last edit made anew.</summary>
    public int Outputs => _driver.GetRunResult().Results.Single().TrackedOutputSteps.Values
        .SelectMany(steps => steps).SelectMany(step => step.Outputs).Count(output => IsRedone(output.Reason));

    public Editing Replace(int file, string text)
    {
        var old = _compilation.SyntaxTrees.Single(tree => tree.FilePath == $"Source{file}.cs");
        return Update(_compilation.ReplaceSyntaxTree(old, Source.Parse(text, old.FilePath)));
    }

    public Editing Edit(int file, string from, string to)
    {
        var text = _compilation.SyntaxTrees.Single(tree => tree.FilePath == $"Source{file}.cs").ToString();
        Assert.Contains(from, text, StringComparison.Ordinal);
        return Replace(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    public Editing Update(CSharpCompilation compilation)
    {
        _compilation = compilation;
        _driver = _driver.RunGenerators(compilation);
        return this;
    }

    private IEnumerable<string> NamesOf(string step) =>
        Redone<ContractModel>(step).Select(contract => contract.TypeName.Replace("global::", "", StringComparison.Ordinal));

    private IEnumerable<T> Redone<T>(string step) => _driver.GetRunResult().Results.Single().TrackedSteps
        .GetValueOrDefault(step, []).SelectMany(run => run.Outputs).Where(output => IsRedone(output.Reason)).Select(output => (T)output.Value);

    private static bool IsRedone(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified;
}
