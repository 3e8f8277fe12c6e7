using System.Collections.ObjectModel;

namespace Arthropod.Remote.Server.Deliveries;

/// <summary>Exceptions to what travels of them, within bounds: an error must always fit a message.</summary>
internal static class ServerErrors
{
    private const int MaxDepth = 8;
    private const int MaxInner = 10;

    // Shared inner exceptions make a tree of ten by ten by ten; all of them together are bounded.
    private const int MaxErrors = 50;

    // The same of an exception's own text, which .NET makes of the texts of all that it holds.
    private const int MaxTold = 1000;

    // At three UTF-8 bytes each, and a third more for base64, still less than a message's 1 MiB.
    private const int MaxCharacters = 200_000;
    private const int MaxMessageCharacters = 32_000;

    public static ServerError From(Exception exception, bool withDetails)
    {
        var left = MaxCharacters;
        var errors = 1;
        return From(exception, withDetails, MaxDepth, ref left, ref errors);
    }

    /// <summary>Whether an exception's text, with that of all it holds, is of a length that can be written anywhere.</summary>
    public static bool CanTell(Exception exception)
    {
        var left = MaxTold;
        return CanTell(exception, ref left);
    }

    /// <summary>A text of the implementation's that is to fit a message.</summary>
    public static string Shorten(string text) => text.Length <= MaxMessageCharacters ? text : text[..MaxMessageCharacters];

    /// <summary>What the caller is told of an error that is not the implementation's own.</summary>
    public static string Explain(ServerErrorKind kind, string contract, string method, string message) => kind switch
    {
        ServerErrorKind.UnreadableArguments =>
            $"The server could not read the arguments of {contract}.{method}: {message} Caller and worker may have been built from different versions of the contract.",
        ServerErrorKind.UnencodableResult =>
            $"{contract}.{method} was carried out, but its result could not be encoded: {message}",
        ServerErrorKind.Unavailable =>
            $"The server could not create its implementation of {contract}: {message} Check its constructor and what is registered for it.",
        _ => message,
    };

    private static bool CanTell(Exception exception, ref int left)
    {
        if (--left < 0)
        {
            return false;
        }

        foreach (var each in Inner(exception))
        {
            if (!CanTell(each, ref left))
            {
                return false;
            }
        }

        return true;
    }

    private static ServerError From(Exception exception, bool withDetails, int depthLeft, ref int left, ref int errors)
    {
        // A wish is a type of ours that nobody outside can name.
        var type = exception is RetryWish or DeadLetterWish ? typeof(RemoteException) : exception.GetType();
        var typeName = Take(type.FullName ?? type.Name, MaxMessageCharacters, ref left);
        var message = Take(Read(exception, MessageOf), MaxMessageCharacters, ref left);
        if (!withDetails)
        {
            return new ServerError(typeName, message, null, []);
        }

        var stackTrace = Take(Read(exception, static each => each.StackTrace), MaxCharacters, ref left);
        var inner = new List<ServerError>();
        foreach (var each in Inner(exception).Take(depthLeft == 0 ? 0 : MaxInner))
        {
            if (++errors > MaxErrors)
            {
                break;
            }

            inner.Add(From(each, withDetails, depthLeft - 1, ref left, ref errors));
        }

        return new ServerError(typeName, message, stackTrace, inner);
    }

    private static string MessageOf(Exception exception) => exception is AggregateException aggregate && !CanTell(aggregate)
        ? $"{aggregate.InnerExceptions.Count} errors occurred, which hold too many others to be told here."
        : exception.Message;

    private static ReadOnlyCollection<Exception> Inner(Exception exception) => exception switch
    {
        AggregateException aggregate => aggregate.InnerExceptions,
        { InnerException: { } inner } => new([inner]),
        _ => ReadOnlyCollection<Exception>.Empty,
    };

    // A user's exception may throw from its own properties.
    private static string Read(Exception exception, Func<Exception, string?> property)
    {
        try
        {
            return property(exception) ?? "";
        }
        catch (Exception second)
        {
            return $"(unreadable: {second.GetType().FullName})";
        }
    }

    private static string Take(string text, int most, ref int left)
    {
        var length = Math.Min(text.Length, Math.Min(most, left));
        left -= length;
        return length == text.Length ? text : text[..length];
    }
}
