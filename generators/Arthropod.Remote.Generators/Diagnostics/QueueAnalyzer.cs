using System.Collections.Concurrent;
using System.Collections.Immutable;
using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Arthropod.Remote.Generators.Diagnostics;

/// <summary>
/// Reports contracts of a project and of those that it references that have one queue, which can be seen only when all
/// of them have been.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class QueueAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [QueueRules.SharedQueue, QueueRules.SharedDeadLetters];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            var queues = new ConcurrentBag<NamedQueue>();
            start.RegisterSymbolAction(symbol => AddContract(symbol, queues), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Report(end, queues));
        });
    }

    private static void AddContract(SymbolAnalysisContext context, ConcurrentBag<NamedQueue> queues)
    {
        if (context.Symbol is INamedTypeSymbol { TypeKind: TypeKind.Interface } type && !TypeArguments.IsGeneric(type) &&
            Attributes.Find(type, Attributes.RemoteQueue) is { } attribute &&
            Attributes.FirstArgument(attribute) is string queue)
        {
            queues.Add(new(queue, type, Places.Argument(attribute, type, named: null)));
        }
    }

    private static void Report(CompilationAnalysisContext context, ConcurrentBag<NamedQueue> contracts)
    {
        var closed = context.Compilation.Assembly.GetAttributes()
            .Where(attribute => attribute.AttributeClass is { } type && KnownTypes.Is(type, Attributes.RemoteContract))
            .Select(attribute => (Contract: ClosedContracts.TypeOf(attribute), Attribute: attribute))
            .Where(closing => closing.Contract is not null)
            .Select(closing => new NamedQueue(
                ClosedContracts.QueueNameOf(closing.Contract!, closing.Attribute),
                closing.Contract!,
                Places.Argument(closing.Attribute, context.Compilation.Assembly, named: null)));

        // A name that is no queue's has been reported already.
        var queues = contracts.Concat(closed).Where(contract => Wording.QueueNameProblem(contract.Queue) is null)
            .Concat(ReferencedContracts.Of(context.Compilation).Select(contract => new NamedQueue(contract.Queue, contract.Contract, Location.None))).ToList();
        ReportDeadLetters(context, queues);
        foreach (var queue in queues.GroupBy(contract => contract.Queue, StringComparer.Ordinal))
        {
            // Those of other projects come first: what is reported stands in this one, if it can.
            var inOrder = queue
                .OrderBy(contract => contract.Place.IsInSource)
                .ThenBy(contract => contract.Place.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(contract => contract.Place.SourceSpan.Start)
                .ThenBy(contract => contract.Display, StringComparer.Ordinal).ToList();
            foreach (var contract in inOrder.Skip(1).Where(each => !IsSaid(inOrder[0], each)))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    QueueRules.SharedQueue, contract.Place, inOrder[0].Display, contract.Display, queue.Key));
            }
        }
    }

    private static void ReportDeadLetters(CompilationAnalysisContext context, List<NamedQueue> queues)
    {
        foreach (var contract in queues.Where(each => each.Queue.EndsWith(Wording.DeadLetterSuffix, StringComparison.Ordinal)))
        {
            var name = contract.Queue.Substring(0, contract.Queue.Length - Wording.DeadLetterSuffix.Length);
            var owner = queues.Find(each => string.Equals(each.Queue, name, StringComparison.Ordinal));
            if (owner is not null && (owner.Place.IsInSource || !IsSaid(owner, contract)))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    QueueRules.SharedDeadLetters, contract.Place.IsInSource ? contract.Place : owner.Place, owner.Display, contract.Display, contract.Queue));
            }
        }
    }

    // Two of other projects that know of each other have been reported there.
    private static bool IsSaid(NamedQueue one, NamedQueue other)
    {
        var (first, second) = (one.Contract.ContainingAssembly, other.Contract.ContainingAssembly);
        return SymbolEqualityComparer.Default.Equals(one.Contract, other.Contract) ||
            (!other.Place.IsInSource && (SymbolEqualityComparer.Default.Equals(first, second) ||
                ReferencedContracts.References(first, second.Name) || ReferencedContracts.References(second, first.Name)));
    }

    private sealed record NamedQueue(string Queue, INamedTypeSymbol Contract, Location Place)
    {
        public string Display => Contract.ToDisplayString(Names.Display);
    }
}
