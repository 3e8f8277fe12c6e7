namespace Arthropod.Remote;

/// <summary>The server answered the call with an error; in most cases the implementation threw.</summary>
public sealed class ServerErrorException : RemoteException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The message, usually that of the exception on the server.</param>
    /// <param name="error">The exception on the server.</param>
    public ServerErrorException(string message, ServerError error)
        : base(message)
    {
        ArgumentNullException.ThrowIfNull(error);
        Error = error;
    }

    /// <summary>What went wrong on the server.</summary>
    public ServerErrorKind Kind { get; init; }

    /// <summary>The exception on the server: its type's name, message, stack trace and inner errors.</summary>
    public ServerError Error { get; }

    /// <summary>The full name of the exception's type on the server.</summary>
    public string RemoteTypeName => Error.TypeName;

    /// <summary>The stack trace on the server; <see langword="null"/> if the server keeps such details to itself.</summary>
    public string? RemoteStackTrace => Error.StackTrace;

    /// <summary>Which attempt ended so, from 1.</summary>
    public int Attempt { get; init; }

    /// <summary>The server that answered: machine and process.</summary>
    public string Server { get; init; } = "";
}
