namespace Arthropod.Remote.Generators.Contracts;

/// <summary>What a contract says of all its methods, or one method of itself; <see langword="null"/>: nothing.</summary>
/// <param name="Timeout">How long callers wait, as an expression.</param>
/// <param name="Visibility">The visibility timeout, as an expression.</param>
/// <param name="MaxAttempts">How often a call is tried.</param>
/// <param name="Retry">The number of the retry mode.</param>
/// <param name="Progress">The number of the progress mode.</param>
/// <param name="WhenCallerLeaves">The number of what becomes of a call whose caller leaves.</param>
/// <param name="ConfirmBeforeRun">Whether the caller is asked before a call is begun.</param>
internal sealed record SettingsModel(
    string? Timeout, string? Visibility, int? MaxAttempts, int? Retry, int? Progress, int? WhenCallerLeaves, bool? ConfirmBeforeRun)
{
    public static readonly SettingsModel Nothing = new(null, null, null, null, null, null, null);
}
