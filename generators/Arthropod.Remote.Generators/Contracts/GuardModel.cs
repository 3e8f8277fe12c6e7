namespace Arthropod.Remote.Generators.Contracts;

/// <summary>What a generated file must say so that it may name what its user has marked as obsolete or experimental.</summary>
/// <param name="IsObsolete">Whether something is an error to name outside of what is obsolete itself; no pragma helps against that.</param>
/// <param name="Silenced">The ids of the diagnostics that whoever wrote the contract has met already, for a pragma.</param>
internal sealed record GuardModel(bool IsObsolete, string Silenced);
