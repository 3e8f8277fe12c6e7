using System.Collections.Immutable;
using System.Globalization;
using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Diagnostics;

/// <summary>
/// The rule for each problem that the reader of contracts finds. This folder tells people what is wrong; it looks at
/// no symbol itself, so that it can never disagree with the generator.
/// </summary>
internal static class Rules
{
    public const string Category = "Arthropod.Remote";
    public const string Pages = "https://github.com/arthropod-remote/arthropod-remote/blob/main/docs/analyzers/";

    private static readonly Dictionary<ProblemKind, DiagnosticDescriptor> ByProblem = new()
    {
        [ProblemKind.QueueNameMissing] = ContractRules.QueueNameMissing,
        [ProblemKind.QueueNameIllegal] = ContractRules.QueueNameIllegal,
        [ProblemKind.QueueNameTooLong] = ContractRules.QueueNameTooLong,
        [ProblemKind.SharedQueue] = QueueRules.SharedQueue,
        [ProblemKind.NoPlaceForTypeArguments] = QueueRules.NoPlaceForTypeArguments,
        [ProblemKind.NothingToClose] = QueueRules.NothingToClose,
        [ProblemKind.ClosedTwice] = QueueRules.ClosedTwice,
        [ProblemKind.LanguageTooOld] = ContractRules.LanguageTooOld,
        [ProblemKind.NotAMethod] = ContractRules.NotAMethod,
        [ProblemKind.GenericMethod] = ContractRules.GenericMethod,
        [ProblemKind.ReferenceParameter] = ContractRules.ReferenceParameter,
        [ProblemKind.SynchronousReturn] = ContractRules.SynchronousReturn,
        [ProblemKind.AsyncEnumerable] = ContractRules.AsyncEnumerable,
        [ProblemKind.TwoProgress] = ContractRules.TwoProgress,
        [ProblemKind.TwoCancellationTokens] = ContractRules.TwoCancellationTokens,
        [ProblemKind.SameWireName] = ContractRules.SameWireName,
        [ProblemKind.Inaccessible] = ContractRules.Inaccessible,
        [ProblemKind.InvalidTimeout] = ContractRules.InvalidTimeout,
        [ProblemKind.StaticAbstract] = ContractRules.StaticAbstract,
        [ProblemKind.InvalidWireName] = ContractRules.InvalidWireName,
        [ProblemKind.OneWayResult] = ContractRules.OneWayResult,
        [ProblemKind.OneWayProgress] = ContractRules.OneWayProgress,
        [ProblemKind.InvalidVisibility] = ContractRules.InvalidVisibility,
        [ProblemKind.InvalidMaxAttempts] = ContractRules.InvalidMaxAttempts,
        [ProblemKind.AttributeWithoutEffect] = ContractRules.AttributeWithoutEffect,
        [ProblemKind.NoCancellationToken] = ContractRules.NoCancellationToken,
        [ProblemKind.HiddenExtension] = ContractRules.HiddenExtension,
        [ProblemKind.ExtensionNameTaken] = ContractRules.ExtensionNameTaken,
        [ProblemKind.DeclaredDifferently] = ContractRules.DeclaredDifferently,
        [ProblemKind.UndefinedMode] = ContractRules.UndefinedMode,
        [ProblemKind.UnreachableMethod] = ContractRules.UnreachableMethod,
        [ProblemKind.VariableArguments] = ContractRules.VariableArguments,
        [ProblemKind.DisposableContract] = ContractRules.DisposableContract,
        [ProblemKind.UntypedValue] = ValueRules.UntypedValue,
        [ProblemKind.AbstractValue] = ValueRules.AbstractValue,
        [ProblemKind.DelegateValue] = ValueRules.DelegateValue,
        [ProblemKind.StreamValue] = ValueRules.StreamValue,
        [ProblemKind.NoUsableConstructor] = ValueRules.NoUsableConstructor,
        [ProblemKind.ByReferenceLikeValue] = ValueRules.ByReferenceLikeValue,
        [ProblemKind.UnsupportedValue] = ValueRules.UnsupportedValue,
        [ProblemKind.UnsupportedCollection] = ValueRules.UnsupportedCollection,
        [ProblemKind.EndlessValue] = ValueRules.EndlessValue,
        [ProblemKind.KeyMissing] = ValueRules.KeyMissing,
        [ProblemKind.KeyDoubled] = ValueRules.KeyDoubled,
        [ProblemKind.HiddenInitializer] = ValueRules.HiddenInitializer,
        [ProblemKind.NothingTravels] = ValueRules.NothingTravels,
        [ProblemKind.FormatterMismatch] = ValueRules.FormatterMismatch,
        [ProblemKind.FormatterDoubled] = ValueRules.FormatterDoubled,
        [ProblemKind.ForeignFormatter] = ValueRules.ForeignFormatter,
        [ProblemKind.UnionDoubled] = ValueRules.UnionDoubled,
        [ProblemKind.UnionMismatch] = ValueRules.UnionMismatch,
        [ProblemKind.UnreachableMember] = ValueRules.UnreachableMember,
        [ProblemKind.NoContract] = UseRules.NoContract,
        [ProblemKind.NotClosed] = UseRules.NotClosed,
    };

    private static readonly Dictionary<ProblemKind, DiagnosticDescriptor> AdviceByProblem = new()
    {
        [ProblemKind.UnsettableProperty] = AdviceRules.UnsettableProperty,
        [ProblemKind.KeyGap] = AdviceRules.KeyGap,
        [ProblemKind.UnionCaseMissing] = AdviceRules.UnionCaseMissing,
        [ProblemKind.TimeWithoutOffset] = AdviceRules.TimeWithoutOffset,
        [ProblemKind.BesideElements] = AdviceRules.BesideElements,
    };

    /// <summary>The rules about contracts that cannot work.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Problems { get; } = [.. ByProblem.Values];

    /// <summary>The rules about what works, but perhaps otherwise than it was meant.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Advice { get; } = [.. AdviceByProblem.Values];

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. Problems, .. Advice];

    public static DiagnosticDescriptor For(ProblemKind problem) =>
        ByProblem.TryGetValue(problem, out var rule) ? rule : AdviceByProblem[problem];

    /// <summary>The message of a problem, with the rule's number.</summary>
    public static string Message(ProblemKind problem, EquatableArray<string> arguments)
    {
        var rule = For(problem);
        var format = rule.MessageFormat.ToString(CultureInfo.InvariantCulture);
        return $"{rule.Id}: {string.Format(CultureInfo.InvariantCulture, format, [.. arguments])}";
    }
}
