namespace Arthropod.Remote;

/// <summary>An exception as it was on the server, without its type: types never travel.</summary>
/// <param name="TypeName">The full name of the exception's type on the server.</param>
/// <param name="Message">Its message.</param>
/// <param name="StackTrace">Its stack trace; <see langword="null"/> if the server keeps such details to itself.</param>
/// <param name="InnerErrors">Its inner exceptions, outermost first; several for an <see cref="AggregateException"/>.</param>
public sealed record ServerError(
    string TypeName,
    string Message,
    string? StackTrace,
    IReadOnlyList<ServerError> InnerErrors);
