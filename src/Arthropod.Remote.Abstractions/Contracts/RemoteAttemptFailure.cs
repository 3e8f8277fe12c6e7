namespace Arthropod.Remote;

/// <summary>An attempt that failed and is tried again, as the caller hears of it.</summary>
/// <param name="Attempt">Which attempt, from 1.</param>
/// <param name="Kind">What went wrong.</param>
/// <param name="Error">The exception on the server.</param>
/// <param name="Server">The server: machine and process.</param>
/// <param name="RetryAfter">After how long it is tried again; <see langword="null"/> if the server does not say.</param>
public sealed record RemoteAttemptFailure(int Attempt, ServerErrorKind Kind, ServerError Error, string Server, TimeSpan? RetryAfter);
