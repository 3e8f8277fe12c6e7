namespace Arthropod.Remote.Server.Deliveries;

/// <summary>How often a call is tried, and after what.</summary>
internal sealed record RetryPolicy(int MaxAttempts, RetryMode Mode, Func<Exception, bool>? RetryWhen);
