namespace Arthropod.Remote.Chaos.Accounting;

/// <summary>What a line of a journal says.</summary>
internal enum EventKind
{
    /// <summary>A caller is about to call.</summary>
    CallBegun,

    /// <summary>A caller was shown progress; the detail is the step.</summary>
    Progress,

    /// <summary>A call ended at its caller; the detail is a <see cref="CallEnd"/> and words.</summary>
    CallEnded,

    /// <summary>An implementation began.</summary>
    ExecutionBegun,

    /// <summary>An implementation returned or threw, as its script says.</summary>
    ExecutionEnded,

    /// <summary>An implementation's token was cancelled; the detail is the reason.</summary>
    ExecutionCancelled,
}
