using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Diagnostics;

/// <summary>AR0501 to AR0599: what can be wrong where contracts are called and served.</summary>
internal static class UseRules
{
    public static readonly DiagnosticDescriptor NoContract = new(
        "AR0501",
        "What is called or served is a contract",
        "'{0}' is no contract, so that there is no code to {1} it: name an interface that is marked with [RemoteQueue]",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0501.md");

    public static readonly DiagnosticDescriptor NotClosed = new(
        "AR0502",
        "A generic contract is closed",
        "There is no code for '{0}', since nobody has closed it: write [assembly: RemoteContract(typeof({0}))]",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0502.md");
}
