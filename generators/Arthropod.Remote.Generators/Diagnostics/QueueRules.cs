using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Diagnostics;

/// <summary>AR0004 to AR0009: what can be wrong with the queues of several contracts, and with generic ones.</summary>
internal static class QueueRules
{
    public static readonly DiagnosticDescriptor SharedQueue = new(
        "AR0004",
        "Each contract has a queue of its own",
        "The contracts '{0}' and '{1}' have one queue, '{2}', so that the workers of one would get the calls of the other: give each a queue of its own",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0004.md",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>The same mistake, by way of a queue that nobody has written down.</summary>
    public static readonly DiagnosticDescriptor SharedDeadLetters = new(
        "AR0004",
        "Each contract has a queue of its own",
        "The queue of the contract '{1}', '{2}', is the dead-letter queue of '{0}', so that the workers of '{1}' would get the calls that '{0}' gave up: give it another name",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0004.md",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor NoPlaceForTypeArguments = new(
        "AR0005",
        "A generic contract names its type parameters in its queue name",
        "The queue name '{1}' of '{0}' does not name all type parameters, so that contracts with other types would share the queue: write it like [RemoteQueue(\"store_{{T}}\")], or set QueueName here",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0005.md");

    public static readonly DiagnosticDescriptor NothingToClose = new(
        "AR0006",
        "RemoteContract closes a generic contract",
        "'{0}' is no generic contract with its type arguments: name a generic interface that is marked with [RemoteQueue], for example typeof(IStore<Order>)",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0006.md");

    public static readonly DiagnosticDescriptor ClosedTwice = new(
        "AR0007",
        "A contract is closed once",
        "'{0}' is closed already, with another queue: remove one of the two, or give both the same QueueName",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0007.md");
}
