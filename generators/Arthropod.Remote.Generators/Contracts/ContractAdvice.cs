using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// Finds what of a contract's values travels otherwise than its author may think, where the contract carries them: what
/// is written in a signature, and what is known of types of other assemblies, which cannot be marked where they are.
/// </summary>
internal sealed class ContractAdvice(INamedTypeSymbol contract, Location? closedAt, TravellingTypes types)
{
    private readonly List<(Location Place, string Path)> _timesOfArguments = [];

    public IEnumerable<Problem> Find() => ContractMembers.Of(contract).OfType<IMethodSymbol>()
        .SelectMany(SignatureValue.Of)
        .Where(value => value.Parameter is not { Name: "" } && !IsSaidOfBase(value))
        .SelectMany(Find);

    private IEnumerable<Problem> Find(SignatureValue value)
    {
        var node = types.Read(value.Type);
        var fixedPlace = closedAt ?? (IsOwn(value.Method) ? null : Places.Name(contract));
        var place = fixedPlace ?? (value.Parameter is { } parameter ? Places.Type(parameter) : Places.Result(value.Method));
        var name = fixedPlace ?? Places.Name((ISymbol?)value.Parameter ?? value.Method);
        foreach (var (path, at) in TimePlaces.Of(types.Trails.Times(node), place, name))
        {
            if (fixedPlace is null || !value.IsOpen || !IsSaidOfArgument(fixedPlace, path))
            {
                yield return Said(ProblemKind.TimeWithoutOffset, fixedPlace ?? at, value, value.Path + path);
            }
        }

        foreach (var finding in types.Trails.Foreign(value.Path, node))
        {
            yield return finding is { Subject: { } subject, Detail: { } detail }
                ? new Problem(finding.Kind, place, new[] { subject, detail, $" ({finding.Path} of {Display(value)})" }.ToEquatableArray())
                : Said(finding.Kind, place, value, finding.Path, finding.Detail);
        }
    }

    // One type argument brings it wherever its parameter stands, perhaps inside of something.
    private bool IsSaidOfArgument(Location place, string path)
    {
        if (_timesOfArguments.Exists(said => said.Place == place &&
            (said.Path.EndsWith(path, StringComparison.Ordinal) || path.EndsWith(said.Path, StringComparison.Ordinal))))
        {
            return true;
        }

        _timesOfArguments.Add((place, path));
        return false;
    }

    /// <summary>Whether an inherited method is one of a contract, or of the definition of this one, and says the same there.</summary>
    private bool IsSaidOfBase(SignatureValue value) => !IsOwn(value.Method) && !value.IsOpen &&
        Attributes.Find(value.Method.ContainingType, Attributes.RemoteQueue) is not null;

    private bool IsOwn(IMethodSymbol method) => closedAt is null && SymbolEqualityComparer.Default.Equals(method.ContainingType, contract);

    private static Problem Said(ProblemKind kind, Location place, SignatureValue value, string path, string? detail = null) =>
        new(kind, place, new[] { Display(value), path, detail ?? "" }.ToEquatableArray());

    private static string Display(SignatureValue value) => value.Method.ContainingType.Name + "." + value.Method.Name;
}
