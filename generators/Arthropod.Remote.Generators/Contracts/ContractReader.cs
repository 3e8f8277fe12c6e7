using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Reads a contract: its queue, its methods, its values, and everything that is wrong with it.</summary>
internal sealed class ContractReader
{
    private readonly INamedTypeSymbol _contract;
    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellationToken;
    private readonly ValueGraph _values;
    private readonly ImmutableArray<Problem>.Builder _problems = ImmutableArray.CreateBuilder<Problem>();
    private readonly SortedDictionary<string, FormatterModel> _formatters = new(StringComparer.Ordinal);
    private readonly HashSet<ValueNode> _collected = [];
    private readonly List<MethodModel> _methods = [];
    private readonly List<StubModel> _stubs = [];
    private readonly HashSet<string> _wireNames = new(StringComparer.Ordinal);
    private bool _canBeImplemented;

    private ContractReader(INamedTypeSymbol contract, Compilation compilation, CancellationToken cancellationToken)
    {
        _contract = contract;
        _compilation = compilation;
        _cancellationToken = cancellationToken;
        _values = ValueGraph.Of(compilation);
    }

    public static ContractReading? Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken) =>
        Attributes.Find(type, Attributes.RemoteQueue) is { } attribute
            ? new ContractReader(type, compilation, cancellationToken).Read(attribute)
            : null;

    private ContractReading Read(AttributeData attribute)
    {
        var queueName = ReadQueueName(attribute);
        var timeout = ReadTimeout(attribute, _contract);
        return new ContractReading(
            CanBeNamed() ? ReadContract(queueName, timeout) : null,
            _formatters.Values.ToEquatableArray(),
            _problems.ToImmutable());
    }

    private ContractModel ReadContract(string queueName, string? timeout)
    {
        var members = ContractMembers.Of(_contract);
        _canBeImplemented = ContractMembers.AreDistinct(members);
        foreach (var member in members)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            ReadMember(member);
        }

        var fullName = Names.Full(_contract);
        return new ContractModel(
            _contract.ToDisplayString(Names.Type),
            Names.Namespace(_contract),
            ExtensionName(fullName),
            IsPublic(_contract),
            queueName,
            timeout,
            Names.GeneratedNamespace(_compilation.AssemblyName),
            Names.Identifier(fullName) + "Contract",
            Names.HintName(fullName, "Contract"),
            _canBeImplemented,
            _methods.ToEquatableArray(),
            _stubs.ToEquatableArray());
    }

    private void ReadMember(ISymbol member)
    {
        if (StubReader.IsUnresolved(member))
        {
            // The compiler has said so; nothing that is generated could name the type.
            _canBeImplemented = false;
        }
        else if (member.IsStatic)
        {
            _canBeImplemented = false;
            Report(member, new(ProblemKind.StaticAbstract, PlaceOf(member), Arguments(Display(member))));
        }
        else if (member is IMethodSymbol method)
        {
            ReadMethod(method);
        }
        else
        {
            var what = member switch
            {
                IEventSymbol => "event",
                IPropertySymbol { IsIndexer: true } => "indexer",
                _ => "property",
            };
            AddStub(member, [new(ProblemKind.NotAMethod, PlaceOf(member), Arguments(Display(member), what))]);
        }
    }

    private void ReadMethod(IMethodSymbol method)
    {
        var problems = new List<Problem>();
        var reader = new MethodReader(method, _values, problems, PlaceOf);
        var attribute = Attributes.Find(method, Attributes.RemoteMethod);
        var timeout = attribute is null ? null : ReadTimeout(attribute, method);
        var wireName = Attributes.Named(attribute, "Name") as string ?? method.Name;
        if (string.IsNullOrWhiteSpace(wireName))
        {
            var place = attribute is null ? Places.Name(method) : Places.Argument(attribute, method, "Name");
            problems.Add(new(ProblemKind.InvalidWireName, place, Arguments(Display(method))));
        }

        var model = reader.Read(_methods.Count, wireName, timeout, Attributes.Named(attribute, "Progress") as int? ?? 0);
        if (model is not null && problems.Count == 0 && !_wireNames.Add(wireName))
        {
            problems.Add(new(ProblemKind.SameWireName, PlaceOf(method), Arguments(Display(method), wireName)));
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

    private void AddStub(ISymbol member, List<Problem> problems)
    {
        foreach (var problem in problems)
        {
            Report(member, problem);
        }

        _stubs.Add(StubReader.Read(member, problems.Count > 0 ? problems[0] : null));
    }

    private string ReadQueueName(AttributeData attribute)
    {
        var name = Attributes.FirstArgument(attribute) as string;
        if (attribute.ConstructorArguments.Length > 0 && Wording.QueueNameProblem(name) is { } kind)
        {
            _problems.Add(new(kind, Places.Argument(attribute, _contract, named: null), Arguments(_contract.Name, name ?? "")));
        }

        return name ?? "";
    }

    private string? ReadTimeout(AttributeData attribute, ISymbol owner)
    {
        var text = Attributes.Named(attribute, "Timeout") as string;
        if (!Wording.TryReadTimeout(text, out var expression))
        {
            _problems.Add(new(ProblemKind.InvalidTimeout, Places.Argument(attribute, owner, "Timeout"), Arguments(Display(owner), text!)));
        }

        return expression;
    }

    /// <summary>Whether generated code can name the contract at all.</summary>
    private bool CanBeNamed()
    {
        if (_contract.Name.Length == 0)
        {
            return false;
        }

        ProblemKind? problem = null;
        for (var current = _contract; current is not null; current = current.ContainingType)
        {
            problem ??= current.IsGenericType ? ProblemKind.GenericContract : current.IsFileLocal ? ProblemKind.Inaccessible : null;
        }

        problem ??= _compilation.IsSymbolAccessibleWithin(_contract, _compilation.Assembly) ? null : ProblemKind.Inaccessible;

        // Static abstract interface members, on which formatters rest.
        problem ??= _compilation is CSharpCompilation { LanguageVersion: < LanguageVersion.CSharp11 } ? ProblemKind.LanguageTooOld : null;
        if (problem is { } kind)
        {
            _problems.Add(new(kind, Places.Name(_contract), Arguments(_contract.Name)));
        }

        return problem is null;
    }

    private void Report(ISymbol member, Problem problem)
    {
        // A base that is a contract itself reports what is wrong with its members.
        if (SymbolEqualityComparer.Default.Equals(member.ContainingType, _contract) ||
            Attributes.Find(member.ContainingType, Attributes.RemoteQueue) is null)
        {
            _problems.Add(problem);
        }
    }

    /// <summary>An inherited member is wrong only because this contract inherits it.</summary>
    private Location PlaceOf(ISymbol member) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingType, _contract) ? Places.Name(member) : Places.Name(_contract);

    private string ExtensionName(string fullName) =>
        (_contract.ContainingType is null ? _contract.Name : Names.Identifier(fullName)) + "RemoteExtensions";

    private static bool IsPublic(INamedTypeSymbol type) =>
        type.DeclaredAccessibility == Accessibility.Public && (type.ContainingType is null || IsPublic(type.ContainingType));

    private static string Display(ISymbol symbol) =>
        symbol is INamedTypeSymbol ? symbol.Name : symbol.ContainingType.Name + "." + symbol.Name;

    private static EquatableArray<string> Arguments(params string[] arguments) => arguments.ToEquatableArray();
}
