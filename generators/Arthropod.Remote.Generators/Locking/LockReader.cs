using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Locking;

/// <summary>
/// Makes a lock from the contracts that a compilation declares. Contracts with mistakes are left out: they do not
/// build, so no peer will ever know them. But nor are they gone: what they are is told when they can be read.
/// </summary>
internal sealed class LockReader(Compilation compilation, CancellationToken cancellationToken)
{
    private readonly Dictionary<string, Location> _places = new(StringComparer.Ordinal);
    private readonly ValueGraph _values = ValueGraph.Of(compilation);

    public static LockReading Read(Compilation compilation, CancellationToken cancellationToken) =>
        new LockReader(compilation, cancellationToken).Read();

    public static string PlaceOf(string queue) => "contract " + queue;

    public static string PlaceOf(string queue, string method) => $"method {queue} {method}";

    /// <summary>The place of an argument by its number from 1, of the result, or of the progress.</summary>
    public static string PlaceOf(string queue, string method, string part) => $"part {queue} {method} {part}";

    private LockReading Read()
    {
        var shapes = new ShapeReader(_places);
        var contracts = new List<LockedContract>();
        var unreadable = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in Interfaces(compilation.Assembly.GlobalNamespace))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Add(ContractReader.Read(type, compilation, cancellationToken), type, closedAt: null);
        }

        foreach (var attribute in compilation.Assembly.GetAttributes().Where(
            attribute => attribute.AttributeClass is { } kind && KnownTypes.Is(kind, Attributes.RemoteContract)))
        {
            if (ClosedContracts.TypeOf(attribute) is { } type)
            {
                // It may be declared elsewhere: it stands where it is closed.
                var place = Places.Argument(attribute, compilation.Assembly, named: null);
                Add(ClosedContracts.Read(attribute, compilation, cancellationToken), type, place);
            }
        }

        var sorted = contracts.OrderBy(contract => contract.QueueName, StringComparer.Ordinal).ThenBy(contract => contract.Name, StringComparer.Ordinal);
        return new LockReading(new LockModel(sorted.ToEquatableArray(), shapes.Types.ToEquatableArray()), _places, unreadable);

        void Add(ContractReading? reading, INamedTypeSymbol type, Location? closedAt)
        {
            if (reading?.Contract is { CanBeImplemented: true, Stubs.Count: 0 } contract && Wording.QueueNameProblem(contract.QueueName) is null)
            {
                contracts.Add(Read(type, closedAt, contract, shapes));
            }
            else if (reading is not null)
            {
                unreadable.Add(ShapeReader.Name(type));
                unreadable.Add(reading.Contract?.QueueName ?? "");
            }
        }
    }

    private LockedContract Read(INamedTypeSymbol type, Location? closedAt, ContractModel contract, ShapeReader shapes)
    {
        _places[PlaceOf(contract.QueueName)] = closedAt ?? Places.Name(type);

        // A contract without stubs has a model for each of its methods, in their order; one that two bases declare has
        // one, at the place of the first.
        var symbols = ContractMembers.Of(type).OfType<IMethodSymbol>().Where(symbol => !contract.Methods.Any(method => method.IsAlso(symbol)));
        var methods = symbols.Zip(contract.Methods, (symbol, method) => Read(type, closedAt, contract.QueueName, symbol, method, shapes));
        return new LockedContract(
            contract.QueueName, ShapeReader.Name(type), methods.OrderBy(method => method.WireName, StringComparer.Ordinal).ToEquatableArray());
    }

    private LockedMethod Read(
        INamedTypeSymbol type, Location? closedAt, string queue, IMethodSymbol symbol, MethodModel method, ShapeReader shapes)
    {
        var isInherited = !SymbolEqualityComparer.Default.Equals(symbol.ContainingType, type);
        _places[PlaceOf(queue, method.WireName)] = Place(Places.Name(symbol));
        _places[PlaceOf(queue, method.WireName, "result")] = Place(Places.Result(symbol));
        var arguments = new List<LockedArgument>();
        string? progress = null;
        for (var i = 0; i < method.Parameters.Count; i++)
        {
            var (parameter, model) = (symbol.Parameters[i], method.Parameters[i]);
            if (model.Kind == ParameterKind.Value)
            {
                arguments.Add(new(model.PlainName, shapes.Read(_values.Read(Nullability.Of(parameter))), model.Default is not null));
                _places[PlaceOf(queue, method.WireName, LockText.Number(arguments.Count))] = Place(Places.Type(parameter));
            }
            else if (model.Kind == ParameterKind.Progress)
            {
                progress = shapes.Read(_values.Read(((INamedTypeSymbol)parameter.Type).TypeArguments[0]));
                _places[PlaceOf(queue, method.WireName, "progress")] = Place(Places.Type(parameter));
            }
        }

        var result = method.ResultType is null ? null : shapes.Read(_values.Read(((INamedTypeSymbol)symbol.ReturnType).TypeArguments[0]));
        return new LockedMethod(method.WireName, arguments.ToEquatableArray(), progress, result);

        Location Place(Location place) => closedAt ?? (isInherited ? Places.Name(type) : place);
    }

    private static IEnumerable<INamedTypeSymbol> Interfaces(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamedTypeSymbol { TypeKind: TypeKind.Interface } type)
            {
                yield return type;
            }

            if (member is INamespaceOrTypeSymbol inner)
            {
                foreach (var found in Interfaces(inner))
                {
                    yield return found;
                }
            }
        }
    }
}
