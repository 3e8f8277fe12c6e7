using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Reads a contract: its queue, its methods, its values, and everything that is wrong with it.</summary>
internal sealed class ContractReader
{
    // Weakly keyed: when the compiler lets go of a compilation, so does this.
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<INamedTypeSymbol, ContractReading>> Readings = new();

    private readonly INamedTypeSymbol _contract;
    private readonly Location? _closedAt;
    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellationToken;
    private readonly ValueGraph _values;
    private readonly ContractProblems _problems;
    private readonly SortedDictionary<string, FormatterModel> _formatters = new(StringComparer.Ordinal);
    private readonly HashSet<ValueNode> _collected = [];
    private readonly List<MethodModel> _methods = [];
    private readonly List<StubModel> _stubs = [];
    private readonly GuardReader _guard;
    private readonly WireNames _wireNames = new();
    private EquatableArray<SettingModel> _settings;
    private bool _canBeImplemented;

    private ContractReader(
        INamedTypeSymbol contract, Location? closedAt, Compilation compilation, CancellationToken cancellationToken)
    {
        _contract = contract;
        _closedAt = closedAt;
        _compilation = compilation;
        _cancellationToken = cancellationToken;
        _values = ValueGraph.Of(compilation);
        _guard = new GuardReader(_values.Unmarked);
        _problems = new ContractProblems(contract, compilation, cancellationToken);
    }

    /// <summary>Reads a contract, once for all who look at a compilation; <see langword="null"/>: the type is none.</summary>
    public static ContractReading? Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        if (Attributes.Find(type, Attributes.RemoteQueue) is not { } attribute)
        {
            return null;
        }

        var readings = Readings.GetValue(compilation, static _ => new(SymbolEqualityComparer.Default));
        return readings.TryGetValue(type, out var reading)
            ? reading
            : readings.GetOrAdd(type, new ContractReader(type, closedAt: null, compilation, cancellationToken).Read(attribute));
    }

    /// <summary>Reads a generic contract with the types that an attribute of the assembly puts in.</summary>
    public static ContractReading ReadClosed(
        INamedTypeSymbol type, AttributeData queue, AttributeData closing, Compilation compilation, CancellationToken cancellationToken)
    {
        var place = Places.Argument(closing, compilation.Assembly, named: null);
        var reader = new ContractReader(type, place, compilation, cancellationToken);
        return reader.Read(queue, new QueueNameReader(type, reader._problems).ReadClosed(queue, closing, place));
    }

    private ContractReading Read(AttributeData attribute) => Read(attribute, new QueueNameReader(_contract, _problems).Read(attribute));

    private ContractReading Read(AttributeData attribute, string queueName)
    {
        var settings = new SettingsReader(attribute, _contract.Name, (data, name) => Places.Argument(data, _contract, name));
        _settings = settings.Read();
        if (_closedAt is null)
        {
            _problems.AddRange(settings.Problems);
        }

        return new ContractReading(
            CanBeNamed() ? ReadContract(queueName) : null,
            _formatters.Values.ToEquatableArray(),
            _problems.ToImmutable());
    }

    private ContractModel ReadContract(string queueName)
    {
        var members = ContractMembers.Of(_contract);
        _canBeImplemented = ContractMembers.AreDistinct(members);
        _guard.AddType(_contract);
        var isObsolete = _guard.Guard.IsObsolete;
        foreach (var member in members)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            ReadMember(member);
        }

        foreach (var method in _contract.GetMembers().OfType<IMethodSymbol>().Where(method => !method.IsAbstract && _closedAt is null))
        {
            ReportWithoutEffect(method, Attributes.RemoteMethod, "[RemoteMethod]");
            ReportWithoutEffect(method, Attributes.OneWay, "[OneWay]");
        }

        var fullName = Names.Full(_contract);
        var extension = new ExtensionReader(_contract, ExtensionName(fullName));
        if (_closedAt is null)
        {
            _problems.AddRange(extension.Problems());
        }

        return new ContractModel(
            _contract.ToDisplayString(Names.Type),
            Names.Namespace(_contract),
            extension.Name,
            IsPublic(_contract),
            queueName,
            _settings,
            _compilation.AssemblyName ?? "",
            Names.GeneratedNamespace(_compilation.AssemblyName),
            Names.Identifier(fullName) + "Contract",
            Names.HintName(fullName, TypeArguments.IsDefinition(_contract) ? "Extension" : "Contract"),
            _canBeImplemented && !TypeArguments.IsDefinition(_contract),
            _closedAt is not null,
            _closedAt is null && !extension.IsTaken && !FileLocalTypes.AreInConstraints(_contract),
            TypeArguments.Declaration(_contract),
            TypeArguments.Constraints(_contract),
            _guard.Guard,
            isObsolete,
            _methods.ToEquatableArray(),
            _stubs.ToEquatableArray());
    }

    private void ReadMember(ISymbol member)
    {
        _guard.AddMember(member);
        if (StubReader.IsUnresolved(member) || FileLocalTypes.AreIn(member))
        {
            // The compiler has said so; nothing that is generated could name the type.
            _canBeImplemented = false;
        }
        else if (member.IsStatic)
        {
            _canBeImplemented = false;
            _problems.Add(member, new(ProblemKind.StaticAbstract, PlaceOf(member), Arguments(Display(member))));
        }
        else if (!_compilation.IsSymbolAccessibleWithin(member, _compilation.Assembly))
        {
            _canBeImplemented = false;
            ReportUnreachable(member);
        }
        else if (ContractMembers.IsDisposal(member))
        {
            AddStub(member, [new(ProblemKind.DisposableContract, PlaceOf(member), Arguments(_contract.Name, member.ContainingType.Name, member.Name))]);
        }
        else if (member is IMethodSymbol method)
        {
            ReadMethod(method);
        }
        else
        {
            AddStub(member, [NotAMethod(member)]);
        }
    }

    private Problem NotAMethod(ISymbol member)
    {
        var what = member switch
        {
            IEventSymbol => "an event",
            IPropertySymbol { IsIndexer: true } => "an indexer",
            _ => "a property",
        };
        return new(ProblemKind.NotAMethod, PlaceOf(member), Arguments(Display(member), what));
    }

    /// <summary>A worker's code, which is generated too, cannot call what only derived interfaces or another assembly see.</summary>
    private void ReportUnreachable(ISymbol member)
    {
        if (!_compilation.IsSymbolAccessibleWithin(member.ContainingType, _compilation.Assembly))
        {
            // The compiler has said so: no interface inherits one that is less visible.
            return;
        }

        var problem = member is IMethodSymbol
            ? new(ProblemKind.UnreachableMethod, PlaceOf(member), Arguments(Display(member)))
            : NotAMethod(member);
        if (SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, _compilation.Assembly))
        {
            _problems.Add(member, problem);
        }
        else
        {
            // Where it was declared it could be reached, so that nobody has said anything there.
            _problems.Add(problem);
        }
    }

    private void ReadMethod(IMethodSymbol method)
    {
        var problems = new List<Problem>();
        var reader = new MethodReader(method, _values, problems, PlaceOf);
        var attribute = Attributes.Find(method, Attributes.RemoteMethod);
        var reading = new SettingsReader(attribute, Display(method), (data, name) => PlaceOf(data, method, name));
        var settings = reading.Read();
        foreach (var problem in reading.Problems)
        {
            _problems.Add(method, problem);
        }

        var wireName = Attributes.Named(attribute, "Name") as string ?? method.Name;
        if (string.IsNullOrWhiteSpace(wireName))
        {
            problems.Add(new(ProblemKind.InvalidWireName, PlaceOf(attribute!, method, "Name"), Arguments(Display(method))));
        }

        var model = reader.Read(_methods.Count, wireName, settings);
        if (model is not null && problems.Count == 0 && _wireNames.Take(method, model) is { } first)
        {
            if (WireNames.Conflict(first, method, model, PlaceOf(method)) is not { } conflict)
            {
                var other = _methods[first.Model.Index];
                _methods[other.Index] = other with { OtherDeclaringTypes = other.OtherDeclaringTypes.Append(model.DeclaringType).ToEquatableArray() };
                return;
            }

            problems.Add(conflict);
        }

        if (model is null || problems.Count > 0)
        {
            AddStub(method, problems);
            return;
        }

        _methods.Add(model);
        foreach (var node in reader.Values)
        {
            ValueGraph.Collect(node, _formatters, _collected);
        }
    }

    private void ReportWithoutEffect(IMethodSymbol method, string metadataName, string attribute)
    {
        if (Attributes.Find(method, metadataName) is { } data)
        {
            _problems.Add(new(ProblemKind.AttributeWithoutEffect, Places.Argument(data, method, named: ""), Arguments(Display(method), attribute)));
        }
    }

    private void AddStub(ISymbol member, List<Problem> problems)
    {
        foreach (var problem in problems)
        {
            _problems.Add(member, problem);
        }

        if (HiddenTypes.AreInSignature(member, _compilation))
        {
            _canBeImplemented = false;
            return;
        }

        _stubs.Add(StubReader.Read(member, problems.Count > 0 ? problems[0] : null));
    }

    /// <summary>Whether generated code can name the contract at all.</summary>
    private bool CanBeNamed()
    {
        if (_contract.Name.Length == 0)
        {
            return false;
        }

        ProblemKind? problem = FileLocalTypes.AreIn(_contract) || !_compilation.IsSymbolAccessibleWithin(_contract, _compilation.Assembly)
            ? ProblemKind.Inaccessible
            : null;

        // Static abstract interface members, on which formatters rest.
        problem ??= _compilation is CSharpCompilation { LanguageVersion: < LanguageVersion.CSharp11 } ? ProblemKind.LanguageTooOld : null;
        if (problem is { } kind)
        {
            _problems.Add(new(kind, _closedAt ?? Places.Name(_contract), Arguments(_closedAt is null ? _contract.Name : _contract.ToDisplayString(Names.Display))));
        }

        return problem is null;
    }

    /// <summary>An inherited member is wrong only because this contract inherits it.</summary>
    private Location PlaceOf(ISymbol member) =>
        _closedAt ?? (IsOwn(member) ? Places.Name(member) : Places.Name(_contract));

    private Location PlaceOf(AttributeData attribute, IMethodSymbol method, string argument) =>
        _closedAt ?? (IsOwn(method) ? Places.Argument(attribute, method, argument) : Places.Name(_contract));

    private bool IsOwn(ISymbol member) => SymbolEqualityComparer.Default.Equals(member.ContainingType, _contract);

    private string ExtensionName(string fullName) =>
        (_contract is { ContainingType: null, IsGenericType: false } ? _contract.Name : Names.Identifier(fullName)) + "RemoteExtensions";

    private static bool IsPublic(INamedTypeSymbol type) =>
        type.DeclaredAccessibility == Accessibility.Public && (type.ContainingType is null || IsPublic(type.ContainingType));

    private static string Display(ISymbol symbol) =>
        symbol is INamedTypeSymbol ? symbol.Name : symbol.ContainingType.Name + "." + Names.Member(symbol);

    private static EquatableArray<string> Arguments(params string[] arguments) => arguments.ToEquatableArray();
}
