using System.Collections.Immutable;
using Arthropod.Remote.Generators.Locking;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Diagnostics;

/// <summary>AR0301 to AR0349: what the lock says of a change to a contract.</summary>
internal static class LockRules
{
    public static readonly DiagnosticDescriptor Unreadable = new(
        "AR0301",
        "The lock can be read",
        "This line of the lock cannot be read: {0}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0301.md",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor OutOfDate = new(
        "AR0302",
        "The lock knows the contracts as they are",
        "The lock does not know '{0}' as it is now, so that nothing protects what is new: run 'dotnet build -t:ArthropodLock' and check the lock in",
        Rules.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0302.md");

    public static readonly DiagnosticDescriptor ContractGone = new(
        "AR0303",
        "A queue keeps its contract",
        "No contract has the queue '{0}' any more, but callers of the previous version send to it: bring '{1}' back, or its queue's name",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0303.md",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor MethodGone = new(
        "AR0304",
        "A contract keeps its methods",
        "'{0}' has no method '{1}' any more, but callers of the previous version call it: bring it back, or give the method that replaces it [RemoteMethod(Name = \"{1}\")]",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0304.md");

    public static readonly DiagnosticDescriptor ArgumentType = new(
        "AR0305",
        "An argument keeps its type",
        "The {1} argument of '{0}', '{2}', is {3} now, but workers of the previous version read the {1} argument as {4}: keep the type, or add a method",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0305.md");

    public static readonly DiagnosticDescriptor ArgumentAdded = new(
        "AR0306",
        "A new argument has a default value",
        "The {1} argument of '{0}', '{2}', is new, and callers of the previous version do not send it: give it a default value",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0306.md");

    public static readonly DiagnosticDescriptor ArgumentGone = new(
        "AR0307",
        "An argument without a default value stays",
        "The {1} argument of '{0}', '{2}', is gone, but workers of the previous version need it: bring it back",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0307.md");

    public static readonly DiagnosticDescriptor ArgumentsReordered = new(
        "AR0308",
        "Arguments keep their places",
        "The {1} argument of '{0}' is '{2}' now, but callers of the previous version send '{3}' there, and no names travel: keep the order",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0308.md");

    public static readonly DiagnosticDescriptor Result = new(
        "AR0309",
        "A method keeps its result",
        "'{0}' returns {1} now, but callers of the previous version read {2}: keep the result, or add a method",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0309.md");

    public static readonly DiagnosticDescriptor Progress = new(
        "AR0310",
        "Progress keeps its type",
        "'{0}' reports {1} now, but callers of the previous version read {2}: keep the type, or add a method",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0310.md");

    public static readonly DiagnosticDescriptor MemberType = new(
        "AR0311",
        "A member keeps its type",
        "'{1}' of '{0}' is {2} now, but callers and workers of the previous version read it as {3}: keep the type, or add a member",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0311.md");

    public static readonly DiagnosticDescriptor MemberGone = new(
        "AR0312",
        "A member that cannot be null stays",
        "'{1}' of '{0}' does not travel as {2} any more, but callers and workers of the previous version read it, and would take a default value for a real one: bring it back, or keep its key",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0312.md");

    public static readonly DiagnosticDescriptor MemberRequired = new(
        "AR0313",
        "A new member is not required",
        "'{1}' of '{0}' is new and required, but callers and workers of the previous version do not send it: make it nullable or give it a default value",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0313.md");

    public static readonly DiagnosticDescriptor Layout = new(
        "AR0314",
        "A type keeps its layout",
        "'{0}' travels as {1} now, but callers and workers of the previous version read and write it as {2}: keep its attributes, or use another type in a new method",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0314.md");

    public static readonly DiagnosticDescriptor EnumValue = new(
        "AR0315",
        "An enum keeps its numbers",
        "'{0}.{1}' was {2} and {3}, but callers and workers of the previous version send and read {2}: keep the number, mark it as obsolete if need be",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0315.md");

    public static readonly DiagnosticDescriptor UnionCase = new(
        "AR0316",
        "A union keeps its cases",
        "The case {1} of '{0}' {2}, but callers and workers of the previous version {3}: keep the cases, or use another union in a new method",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0316.md");

    public static readonly DiagnosticDescriptor MembersRekeyed = new(
        "AR0318",
        "Members keep their keys",
        "'{2}' of '{0}' travels as {1} now, but callers and workers of the previous version read and write {3}, and no names travel: keep the keys",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0318.md");

    public static readonly DiagnosticDescriptor MemberInGap = new(
        "AR0319",
        "A new member in a gap may be null",
        "'{1}' of '{0}' is new and has the key {2}, where callers and workers of the previous version write null, since they have higher keys: make it nullable, or give it a key above all of theirs",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Pages + "AR0319.md");

    private static readonly Dictionary<LockChangeKind, DiagnosticDescriptor> ByChange = new()
    {
        [LockChangeKind.ContractGone] = ContractGone,
        [LockChangeKind.MethodGone] = MethodGone,
        [LockChangeKind.ArgumentType] = ArgumentType,
        [LockChangeKind.ArgumentAdded] = ArgumentAdded,
        [LockChangeKind.ArgumentGone] = ArgumentGone,
        [LockChangeKind.ArgumentsReordered] = ArgumentsReordered,
        [LockChangeKind.Result] = Result,
        [LockChangeKind.Progress] = Progress,
        [LockChangeKind.MemberType] = MemberType,
        [LockChangeKind.MemberGone] = MemberGone,
        [LockChangeKind.MemberRequired] = MemberRequired,
        [LockChangeKind.Layout] = Layout,
        [LockChangeKind.EnumValue] = EnumValue,
        [LockChangeKind.UnionCase] = UnionCase,
        [LockChangeKind.MembersRekeyed] = MembersRekeyed,
        [LockChangeKind.MemberInGap] = MemberInGap,
    };

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [Unreadable, OutOfDate, .. ByChange.Values];

    public static DiagnosticDescriptor For(LockChangeKind change) => ByChange[change];
}
