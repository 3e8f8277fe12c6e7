using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Diagnostics;

/// <summary>AR0001 to AR0199: what can be wrong with a contract, its queue name and its members.</summary>
internal static class ContractRules
{
    public static readonly DiagnosticDescriptor QueueNameMissing = new(
        "AR0001",
        "A contract needs a queue name",
        "The contract '{0}' has no queue name: write the name of its request queue, for example [RemoteQueue(\"video_encoding\")]",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0001.md");

    public static readonly DiagnosticDescriptor QueueNameIllegal = new(
        "AR0002",
        "Queue names are letters, digits, hyphens and underscores",
        "The queue name '{1}' of '{0}' holds a character that SQS does not allow: use only letters, digits, hyphens and underscores",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0002.md");

    public static readonly DiagnosticDescriptor QueueNameTooLong = new(
        "AR0003",
        "A queue name is at most 76 characters long",
        "The queue name '{1}' of '{0}' is too long: use at most 76 characters, so that the dead-letter queue '...-dlq' stays within the 80 that SQS allows",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0003.md");

    public static readonly DiagnosticDescriptor LanguageTooOld = new(
        "AR0010",
        "Contracts need C# 11 or newer",
        "No code can be generated for the contract '{0}' in this version of C#: remove <LangVersion> from the project, or set it to 11 or newer",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0010.md");

    public static readonly DiagnosticDescriptor NotAMethod = new(
        "AR0101",
        "Contracts have only methods",
        "'{0}' is {1}, which cannot be called remotely: declare methods instead, for example a method that returns Task<T>",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0101.md");

    public static readonly DiagnosticDescriptor GenericMethod = new(
        "AR0102",
        "Remote methods are not generic",
        "'{0}' is generic, and the types that a caller will choose are not known to the worker: declare one method for each type",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0102.md");

    public static readonly DiagnosticDescriptor ReferenceParameter = new(
        "AR0103",
        "Arguments travel by value",
        "The parameter '{1}' of '{0}' is passed by '{2}', which does not reach another machine: pass it by value, and return what changes",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0103.md");

    public static readonly DiagnosticDescriptor SynchronousReturn = new(
        "AR0104",
        "Remote methods return a task",
        "'{0}' returns '{1}', but a remote call takes time: return '{2}'",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0104.md");

    public static readonly DiagnosticDescriptor AsyncEnumerable = new(
        "AR0105",
        "Streams of results are not supported yet",
        "'{0}' returns an IAsyncEnumerable<T>, which cannot travel yet: report the items through an IProgress<T> parameter, or return a Task of a list",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0105.md");

    public static readonly DiagnosticDescriptor TwoProgress = new(
        "AR0106",
        "A method has one progress parameter",
        "'{0}' already has a progress parameter; '{1}' is one too many: report one type that holds both",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0106.md");

    public static readonly DiagnosticDescriptor TwoCancellationTokens = new(
        "AR0107",
        "A method has one cancellation token",
        "'{0}' already has a cancellation token; '{1}' is one too many: remove it",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0107.md");

    public static readonly DiagnosticDescriptor SameWireName = new(
        "AR0108",
        "Methods of one contract have distinct wire names",
        "'{0}' has the wire name '{1}', as has '{2}': {3}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0108.md");

    public static readonly DiagnosticDescriptor Inaccessible = new(
        "AR0109",
        "A contract is visible to its assembly",
        "The contract '{0}' is private, protected or file-local, or a type is that it is nested in or closed with, so that generated code cannot implement it: make all of them internal or public",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0109.md");

    public static readonly DiagnosticDescriptor InvalidTimeout = new(
        "AR0111",
        "A timeout is a positive time span or 'infinite'",
        "The timeout '{1}' of '{0}' is neither a positive time span ('00:10:00' is ten minutes, '1.00:00:00' is a day) nor 'infinite'",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0111.md");

    public static readonly DiagnosticDescriptor StaticAbstract = new(
        "AR0112",
        "Contracts have no static abstract members",
        "'{0}' is static and abstract, so that no object can stand for the contract: declare it elsewhere",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0112.md");

    public static readonly DiagnosticDescriptor InvalidWireName = new(
        "AR0113",
        "A wire name is not empty",
        "The wire name of '{0}' is empty: give it a name, or remove Name to use the method's own",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0113.md");

    public static readonly DiagnosticDescriptor OneWayResult = new(
        "AR0114",
        "One-way methods return no result",
        "'{0}' is [OneWay], so that nobody waits for its '{1}': return Task or ValueTask, or remove [OneWay]",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0114.md");

    public static readonly DiagnosticDescriptor OneWayProgress = new(
        "AR0115",
        "One-way methods report no progress",
        "'{0}' is [OneWay], so that nobody hears what is reported to '{1}': remove the parameter, or [OneWay]",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0115.md");

    public static readonly DiagnosticDescriptor InvalidVisibility = new(
        "AR0116",
        "A visibility timeout is 1 second to 12 hours",
        "The visibility timeout '{1}' of '{0}' is not between one second ('00:00:01') and twelve hours ('12:00:00')",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0116.md");

    public static readonly DiagnosticDescriptor InvalidMaxAttempts = new(
        "AR0117",
        "A call has 1 to 100 attempts",
        "MaxAttempts of '{0}' is {1}: a call has 1 to 100 attempts",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0117.md");

    public static readonly DiagnosticDescriptor AttributeWithoutEffect = new(
        "AR0118",
        "Methods with a body run at the caller",
        "'{0}' has a body, so that it runs at the caller and '{1}' has no effect: remove the attribute, or the body",
        Rules.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0118.md");

    public static readonly DiagnosticDescriptor NoCancellationToken = new(
        "AR0119",
        "Remote methods take a cancellation token",
        "'{0}' takes no CancellationToken, so that a caller who gives up goes on waiting: add one with the default value 'default'",
        Rules.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0119.md");

    public static readonly DiagnosticDescriptor HiddenExtension = new(
        "AR0120",
        "No method of a contract hides WithOptions",
        "'{0}' hides the WithOptions that sets the options of calls, so that it is called instead: give it another name",
        Rules.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0120.md");

    public static readonly DiagnosticDescriptor ExtensionNameTaken = new(
        "AR0121",
        "The name of a generated class is free",
        "'{1}' is the name of the class that is generated for the contract '{0}', with its WithOptions: give your own another name",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0121.md");

    public static readonly DiagnosticDescriptor DeclaredDifferently = new(
        "AR0122",
        "A method that is declared twice is declared alike",
        "'{0}' and '{1}' are one remote method, since their signatures are the same, but their {2} differ: give both the same, or one of them a wire name of its own with [RemoteMethod(Name = \"...\")]",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0122.md");

    public static readonly DiagnosticDescriptor UndefinedMode = new(
        "AR0123",
        "A mode is one that is declared",
        "{1} of '{0}' is {2}, which is no mode: write {3}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0123.md");

    public static readonly DiagnosticDescriptor UnreachableMethod = new(
        "AR0124",
        "Remote methods are visible to generated code",
        "'{0}' is protected, private protected or internal to another assembly, so that no worker's code can call it: make it public, or give it a body",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0124.md");

    public static readonly DiagnosticDescriptor VariableArguments = new(
        "AR0125",
        "Remote methods name their parameters",
        "'{0}' takes __arglist, and no worker can know the types of what a caller puts there: declare a parameter for each, or one list",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0125.md");

    public static readonly DiagnosticDescriptor DisposableContract = new(
        "AR0126",
        "A contract is not disposable",
        "'{0}' inherits {1}, so that whoever is done with a client disposes of the worker, as a service provider does when it ends: let the implementation be disposable instead, or give {1}.{2} a body in the contract",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0126.md");
}
