using System.Net;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Sqs.Errors;

/// <summary>What SQS's error codes mean to us.</summary>
internal static class SqsErrorCodes
{
    private const string ExceptionSuffix = "Exception";

    // By the last part of the code and without the suffix: SQS says QueueDoesNotExist in its JSON protocol and
    // AWS.SimpleQueueService.NonExistentQueue in the header that keeps older clients working, and the client shows
    // either. Sources: the error lists of the SQS API reference, its "Common errors", and KMS's.
    private static readonly Dictionary<string, TransportError> Meanings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["QueueDoesNotExist"] = TransportError.QueueMissing,
        ["NonExistentQueue"] = TransportError.QueueMissing,
        ["QueueDeletedRecently"] = TransportError.QueueDeletedRecently,

        ["AccessDenied"] = TransportError.AccessDenied,
        ["AuthFailure"] = TransportError.AccessDenied,
        ["ExpiredToken"] = TransportError.AccessDenied,
        ["IncompleteSignature"] = TransportError.AccessDenied,
        ["InvalidAccessKeyId"] = TransportError.AccessDenied,
        ["InvalidClientTokenId"] = TransportError.AccessDenied,
        ["InvalidSecurity"] = TransportError.AccessDenied,
        ["InvalidSignature"] = TransportError.AccessDenied,
        ["KmsAccessDenied"] = TransportError.AccessDenied,
        ["KmsOptInRequired"] = TransportError.AccessDenied,
        ["MissingAuthenticationToken"] = TransportError.AccessDenied,
        ["NotAuthorized"] = TransportError.AccessDenied,
        ["OptInRequired"] = TransportError.AccessDenied,
        ["RequestExpired"] = TransportError.AccessDenied,
        ["RequestTimeTooSkewed"] = TransportError.AccessDenied,
        ["SignatureDoesNotMatch"] = TransportError.AccessDenied,
        ["UnauthorizedOperation"] = TransportError.AccessDenied,
        ["UnrecognizedClient"] = TransportError.AccessDenied,

        ["BandwidthLimitExceeded"] = TransportError.Throttled,
        ["KmsThrottled"] = TransportError.Throttled,
        ["LimitExceeded"] = TransportError.Throttled,
        ["OverLimit"] = TransportError.Throttled,
        ["PriorRequestNotComplete"] = TransportError.Throttled,
        ["RequestLimitExceeded"] = TransportError.Throttled,
        ["RequestThrottled"] = TransportError.Throttled,
        ["SlowDown"] = TransportError.Throttled,
        ["Throttled"] = TransportError.Throttled,
        ["Throttling"] = TransportError.Throttled,
        ["TooManyRequests"] = TransportError.Throttled,

        ["MessageNotInflight"] = TransportError.LeaseLost,
        ["ReceiptHandleIsInvalid"] = TransportError.LeaseLost,

        ["BatchRequestTooLong"] = TransportError.TooLarge,
        ["RequestEntityTooLarge"] = TransportError.TooLarge,

        ["InternalError"] = TransportError.Unavailable,
        ["InternalFailure"] = TransportError.Unavailable,
        ["InternalServerError"] = TransportError.Unavailable,
        ["RequestTimeout"] = TransportError.Unavailable,
        ["ServiceUnavailable"] = TransportError.Unavailable,
    };

    /// <summary>What an error means.</summary>
    /// <param name="code">Its code, in any of SQS's spellings.</param>
    /// <param name="message">Its message.</param>
    /// <param name="status">The status of the answer, if the error is about a whole request.</param>
    /// <returns>The meaning; <see cref="TransportError.Invalid"/> if nothing better is known.</returns>
    public static TransportError Read(string? code, string? message, HttpStatusCode? status = null)
    {
        if (Meanings.TryGetValue(Bare(code), out var meaning))
        {
            return meaning;
        }

        return ReadMessage(message ?? "") ?? ReadStatus(status, isOfSqs: !string.IsNullOrEmpty(code));
    }

    /// <summary>Whether a code says that there were too many requests, and so that nothing was done.</summary>
    /// <param name="code">The code, in any of SQS's spellings.</param>
    /// <returns>Whether it says so.</returns>
    public static bool IsThrottle(string? code) =>
        Meanings.TryGetValue(Bare(code), out var meaning) && meaning == TransportError.Throttled;

    /// <summary>Whether a code says that the identity is known and may not do what was asked.</summary>
    /// <param name="code">The code, in any of SQS's spellings.</param>
    /// <returns>Whether it says so.</returns>
    public static bool IsMissingRight(string? code) =>
        // Of a key, KMS says it in the same words.
        code?.StartsWith("KMS", StringComparison.OrdinalIgnoreCase) != true &&
        (Is(code, "AccessDenied") || Is(code, "NotAuthorized") || Is(code, "UnauthorizedOperation"));

    /// <summary>Whether a code is this one, whatever its spelling.</summary>
    /// <param name="code">The code, in any of SQS's spellings.</param>
    /// <param name="expected">The code without namespace and suffix.</param>
    /// <returns>Whether it is.</returns>
    public static bool Is(string? code, string expected) =>
        string.Equals(Bare(code), expected, StringComparison.OrdinalIgnoreCase);

    private static string Bare(string? code)
    {
        var name = code.AsSpan();
        name = name[(name.LastIndexOfAny('.', '#') + 1)..];
        return name.EndsWith(ExceptionSuffix, StringComparison.Ordinal)
            ? name[..^ExceptionSuffix.Length].ToString()
            : name.ToString();
    }

    // SQS has one code, InvalidParameterValue, for much that needs different treatment; only the words tell:
    // "The receipt handle has expired", "Message does not exist or is not available for visibility timeout change",
    // "Message must be shorter than 1048576 bytes".
    private static TransportError? ReadMessage(string message)
    {
        if (message.Contains("handle has expired", StringComparison.OrdinalIgnoreCase) ||
            message.Contains("not available for visibility timeout change", StringComparison.OrdinalIgnoreCase))
        {
            return TransportError.LeaseLost;
        }

        return message.Contains("must be shorter than", StringComparison.OrdinalIgnoreCase) ? TransportError.TooLarge : null;
    }

    // SQS gives a code with every refusal. Without one it was somebody on the way: a proxy, or a hotel's page that wants a
    // password, who say nothing of our rights.
    private static TransportError ReadStatus(HttpStatusCode? status, bool isOfSqs) => status switch
    {
        HttpStatusCode.TooManyRequests => TransportError.Throttled,
        HttpStatusCode.RequestEntityTooLarge => TransportError.TooLarge,
        HttpStatusCode.RequestTimeout => TransportError.Unavailable,
        not null when !isOfSqs => TransportError.Unavailable,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => TransportError.AccessDenied,
        _ => TransportError.Invalid,
    };
}
