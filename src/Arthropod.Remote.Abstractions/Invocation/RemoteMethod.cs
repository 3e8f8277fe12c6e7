using System.ComponentModel;

namespace Arthropod.Remote.Invocation;

/// <summary>One method of a contract. Generated code creates these.</summary>
/// <param name="index">Its place in the contract, by which the generated dispatcher knows it. It never travels.</param>
/// <param name="name">Its wire name.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RemoteMethod(int index, string name)
{
    /// <summary>Its place in the contract, from 0.</summary>
    public int Index { get; } = index;

    /// <summary>Its wire name.</summary>
    public string Name { get; } = name;

    /// <summary>How long callers wait; <see langword="null"/>: as the contract says.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Which progress reports travel.</summary>
    public ProgressMode Progress { get; init; }

    /// <summary>The visibility timeout while it is carried out; <see langword="null"/>: as the contract says.</summary>
    public TimeSpan? Visibility { get; init; }

    /// <summary>How many attempts a call has; <see langword="null"/>: as the contract says.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>Whether a call is tried again whose implementation threw; <see langword="null"/>: as the contract says.</summary>
    public RetryMode? Retry { get; init; }

    /// <summary>What becomes of a call whose caller waits no longer; <see langword="null"/>: as the contract says.</summary>
    public WhenCallerLeaves? WhenCallerLeaves { get; init; }

    /// <summary>Whether servers ask the caller before they begin; <see langword="null"/>: as the contract says.</summary>
    public bool? ConfirmBeforeRun { get; init; }

    /// <summary>Whether its calls end when the queue has them.</summary>
    public bool IsOneWay { get; init; }
}
