using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>What is wrong with one contract, each mistake said once, however many ways lead to it.</summary>
internal sealed class ContractProblems(INamedTypeSymbol contract, Compilation compilation, CancellationToken cancellationToken)
{
    private readonly ImmutableArray<Problem>.Builder _problems = ImmutableArray.CreateBuilder<Problem>();
    private readonly List<Problem> _ofArguments = [];

    public void Add(Problem problem) => _problems.Add(problem);

    public void AddRange(IEnumerable<Problem> problems) => _problems.AddRange(problems);

    /// <summary>Adds what is wrong with a member, unless it has been said elsewhere or of another member.</summary>
    public void Add(ISymbol member, Problem problem)
    {
        var declaring = member.ContainingType;
        if (SymbolEqualityComparer.Default.Equals(declaring.OriginalDefinition, contract) ||
            (!IsSaidOf(declaring.OriginalDefinition, problem) && !IsSaidOfArgument(declaring, problem)))
        {
            _problems.Add(problem);
        }
    }

    public ImmutableArray<Problem> ToImmutable() => _problems.ToImmutable();

    /// <summary>
    /// Whether a base that is a contract itself, or the definition of a closed one, has reported the same. What a type
    /// argument brought, or two bases together, nobody has said yet.
    /// </summary>
    private bool IsSaidOf(INamedTypeSymbol declaring, Problem problem) =>
        ContractReader.Read(declaring, compilation, cancellationToken) is { } reading && reading.Problems.Any(said => Key(said) == Key(problem));

    /// <summary>One mistake of a type argument is found wherever its parameter stands, but cured once.</summary>
    private bool IsSaidOfArgument(INamedTypeSymbol declaring, Problem problem)
    {
        if (!IsOfValue(problem) || !TypeArguments.IsGeneric(declaring))
        {
            return false;
        }

        if (_ofArguments.Exists(said => IsSameOfArgument(said, problem)))
        {
            return true;
        }

        _ofArguments.Add(problem);
        return false;
    }

    // The parameter may stand inside of something: 'first.Photo' and 'result.Items[].Photo' are one.
    private static bool IsSameOfArgument(Problem said, Problem problem)
    {
        var (one, other) = (BelowRoot(said.Arguments[1]), BelowRoot(problem.Arguments[1]));
        return said.Kind == problem.Kind && said.Location == problem.Location &&
            string.Equals(said.Arguments[2], problem.Arguments[2], StringComparison.Ordinal) &&
            (string.Equals(one, other, StringComparison.Ordinal) ||
                (one.Length > 0 && other.Length > 0 && (one.EndsWith(other, StringComparison.Ordinal) || other.EndsWith(one, StringComparison.Ordinal))));
    }

    // What follows may name types, which differ.
    private static (ProblemKind Kind, string Member, string Path) Key(Problem problem) => (
        problem.Kind,
        problem.Arguments[0],
        IsOfValue(problem) ? problem.Arguments[1] : "");

    private static bool IsOfValue(Problem problem) => problem.Kind >= ProblemKind.UntypedValue;

    private static string BelowRoot(string path) => path.IndexOfAny(['.', '[']) is >= 0 and var start ? path.Substring(start) : "";
}
