using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Server.Deliveries;

/// <summary>
/// When the caller of a request stops waiting, by the queue's clock, which stamped the message: the time of its sending
/// and what the caller had left then.
/// </summary>
internal static class RequestDeadline
{
    /// <summary>The queue's clock is known here to two seconds; to begin for nobody is the smaller harm.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(2);

    /// <returns>The deadline; <see langword="null"/>: there is none.</returns>
    public static DateTimeOffset? Of(RequestFrame request, ReceivedMessage message) =>
        request.TimeLeft is { } timeLeft ? message.SentAt + timeLeft : null;

    /// <summary>No time left is what a server says that sends a request again after its deadline: that needs no margin.</summary>
    public static bool HasPassed(RequestFrame request, ReceivedMessage message, DateTimeOffset queueTime) =>
        Of(request, message) is { } deadline && (request.TimeLeft == TimeSpan.Zero || queueTime > deadline + Margin);
}
