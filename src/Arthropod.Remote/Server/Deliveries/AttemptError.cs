namespace Arthropod.Remote.Server.Deliveries;

/// <summary>How an attempt failed.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="Exception">The exception, or what the implementation threw to say what it wants.</param>
/// <param name="Answer">The answer that the caller gets if no other attempt follows.</param>
internal sealed record AttemptError(ServerErrorKind Kind, Exception Exception, Disposition.Answer Answer);
