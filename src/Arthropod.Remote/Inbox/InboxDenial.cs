using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Inbox;

/// <summary>
/// Whether this process may receive from its inbox. A right that was granted a moment ago, and credentials that are
/// just being renewed, are worth some patience; then it is certain that no answer can arrive.
/// </summary>
internal sealed class InboxDenial(string inbox, WorkScheduler scheduler)
{
    /// <summary>For an inbox that has never been received from: the right has most likely been forgotten.</summary>
    private static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(5);

    /// <summary>For one that has been: calls wait that may be hours old.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private long? _since;
    private bool _hasReceived;
    private volatile string? _reason;

    /// <summary>Why no answer can arrive, and what to do; <see langword="null"/> as long as one may.</summary>
    public string? Reason => _reason;

    /// <summary>A receive was answered.</summary>
    public void Received()
    {
        _hasReceived = true;
        _since = null;
        _reason = null;
    }

    /// <summary>A receive was denied.</summary>
    /// <returns>Whether patience has just ended.</returns>
    public bool Denied(TransportException exception)
    {
        _since ??= scheduler.Time.GetTimestamp();
        if (_reason is not null || scheduler.Time.GetElapsedTime(_since.Value) < (_hasReceived ? Patience : FirstPatience))
        {
            return false;
        }

        _reason = $"Receiving from this process's inbox '{inbox}' is denied, so that no answer can arrive: {exception.Message}";
        return true;
    }
}
