using System.Net;
using Amazon.Runtime;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Sqs.Errors;

/// <summary>
/// Turns what SQS and its client say into the words that the library decides by. This folder is the only place that
/// knows error codes.
/// </summary>
internal static class SqsErrors
{
    /// <summary>What became of every entry of a request that ended with an exception.</summary>
    /// <param name="exception">The exception of the client.</param>
    /// <param name="action">What was tried.</param>
    /// <param name="singleAttempt">Whether the client sent the request once only.</param>
    /// <returns>The outcome.</returns>
    public static Outcome ToOutcome(Exception exception, SqsAction action, bool singleAttempt)
    {
        switch (exception)
        {
            case TransportException known:
                return Outcome.Refused(known.Error, known.Message);

            case AmazonServiceException answer when IsRefusal(answer):
                var error = SqsErrorCodes.Read(answer.ErrorCode, answer.Message, answer.StatusCode);
                return error == TransportError.Unavailable
                    ? Outcome.Unknown(Describe(answer, action))
                    : Outcome.Refused(error, Describe(answer, action));

            case AmazonClientException when MissingCredentials.IsMeantBy(exception):
                return Outcome.Refused(TransportError.AccessDenied, MissingCredentials.Describe(exception));

            case AmazonClientException:
                // The client gave up before it sent anything.
                return Outcome.Refused(TransportError.Invalid, exception.Message);
        }

        // No answer: it may have been done, unless there never was a connection to send it on. A client that repeats
        // requests by itself only shows the last attempt, and an earlier one may have got through.
        return singleAttempt && NeverConnected(exception) is { } connection
            ? Outcome.Refused(TransportError.Unavailable, connection.Message)
            : Outcome.Unknown(exception.Message);
    }

    /// <summary>The exception for a request that is about a whole queue.</summary>
    /// <param name="exception">The exception of the client.</param>
    /// <param name="action">What was tried.</param>
    /// <param name="queue">On which queue.</param>
    /// <param name="singleAttempt">Whether the client sent the request once only.</param>
    /// <returns>The exception to throw.</returns>
    public static TransportException ToException(Exception exception, SqsAction action, string queue, bool singleAttempt)
    {
        if (exception is TransportException already)
        {
            return already;
        }

        var outcome = ToOutcome(exception, action, singleAttempt);
        var found = outcome.Kind == OutcomeKind.Unknown ? "no answer came" : Explain(outcome.Error);
        return new TransportException(
            outcome.Error, $"Could not {action.Words} queue '{queue}': {found}. {outcome.Detail}".TrimEnd(), exception);
    }

    private static string Explain(TransportError error) => error switch
    {
        TransportError.QueueMissing => "it does not exist",
        TransportError.QueueDeletedRecently => "a queue of that name was deleted less than 60 seconds ago; SQS refuses the name until then",
        TransportError.AccessDenied => "access was denied; check the credentials and their policy",
        TransportError.TooLarge => "a message is too large",
        TransportError.Throttled => "SQS is throttling; it is worth trying again later",
        TransportError.LeaseLost => "the receipt is no longer valid",
        TransportError.Unavailable => "SQS could not be reached; check the network, the region and AWS_ENDPOINT_URL_SQS",
        _ => "SQS refused the request",
    };

    // Without a status from 400 to 499 there was either no answer or one that says nothing reliable: 5xx may come from
    // a proxy after the work was done, and an answer that cannot be read (status 200) says that it was.
    private static bool IsRefusal(AmazonServiceException exception) =>
        (int)exception.StatusCode is >= 400 and < 500 ||
        ((int)exception.StatusCode >= 500 && SqsErrorCodes.IsThrottle(exception.ErrorCode));

    private static string Describe(AmazonServiceException exception, SqsAction action)
    {
        var words = string.IsNullOrEmpty(exception.ErrorCode) ? exception.Message : $"{exception.ErrorCode}: {exception.Message}";
        return SqsErrorCodes.IsMissingRight(exception.ErrorCode) ? $"{words.TrimEnd('.', ' ')}. {action.Advice}" : words;
    }

    private static HttpRequestException? NeverConnected(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is HttpRequestException
                {
                    HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                        or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
                } connection)
            {
                return connection;
            }
        }

        return null;
    }
}
