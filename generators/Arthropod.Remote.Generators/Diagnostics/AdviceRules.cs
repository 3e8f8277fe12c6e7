using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Diagnostics;

/// <summary>AR0225 to AR0249: what works, but perhaps otherwise than it was meant.</summary>
internal static class AdviceRules
{
    public static readonly DiagnosticDescriptor UnsettableProperty = new(
        "AR0225",
        "A member that holds a value can be read and set",
        "'{1}' of '{0}' does not travel: it holds a value, but {2}, mark it with [IgnoreMember], or write a formatter for its type",
        Rules.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0225.md");

    public static readonly DiagnosticDescriptor KeyGap = new(
        "AR0226",
        "Keys have no gaps",
        "The keys of '{0}'{2} leave out {1}: each number that is not used is sent as nil; number the members without gaps, or keep this one if a member was removed there",
        Rules.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0226.md");

    public static readonly DiagnosticDescriptor UnionCaseMissing = new(
        "AR0227",
        "A type that can stand for a union is listed there",
        "'{0}' can stand for the union '{1}'{2}, but is not listed there, so that sending it fails: add a [Union] with a number of its own",
        Rules.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0227.md");

    public static readonly DiagnosticDescriptor TimeWithoutOffset = new(
        "AR0228",
        "A time says where it is meant",
        "'{1}' of '{0}' is a DateTime, which arrives as UTC whatever it was: use DateTimeOffset, which keeps its offset",
        Rules.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0228.md");

    public static readonly DiagnosticDescriptor BesideElements = new(
        "AR0229",
        "Of a collection only its elements travel",
        "'{1}' of '{0}' does not travel: its type is a collection, of which only the elements do; put the collection and '{1}' into a class that is none, mark it with [IgnoreMember], or write a formatter for its type",
        Rules.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0229.md");
}
