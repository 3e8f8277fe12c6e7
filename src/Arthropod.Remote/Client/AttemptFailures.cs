using System.Globalization;
using Arthropod.Remote.Invocation;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Client;

/// <summary>What the caller of one call hears of attempts that failed and are tried again.</summary>
internal sealed class AttemptFailures(Guid callId, RemoteCall call, ILogger logger)
{
    private RemoteAttemptFailure? _last;

    /// <summary>For the text of a timeout.</summary>
    public string Describe() => Volatile.Read(ref _last) is { } last
        ? string.Create(CultureInfo.InvariantCulture, $" Attempt {last.Attempt} failed on {last.Server}: {last.Error.TypeName}: {last.Error.Message}")
        : "";

    public void Accept(AttemptFailedFrame frame)
    {
        var failure = new RemoteAttemptFailure(frame.Position.Attempt, frame.ErrorKind, frame.Error, frame.Server, frame.RetryAfter);
        Volatile.Write(ref _last, failure);
        logger.AttemptFailed(
            failure.Attempt, callId, call.Contract.Name, call.Method.Name, failure.Server, failure.Error.TypeName, failure.Error.Message, failure.RetryAfter);
        try
        {
            call.Options?.AttemptFailed?.Invoke(failure);
        }
        catch (Exception exception)
        {
            logger.ProgressHandlerFailed(exception, callId, call.Contract.Name, call.Method.Name);
        }
    }
}
