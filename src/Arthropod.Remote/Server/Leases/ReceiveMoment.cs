using Arthropod.Remote.Scheduling;

namespace Arthropod.Remote.Server.Leases;

/// <summary>
/// When the queue handed over the messages of a receive: now, unless the answer took too long. If the machine slept
/// while the answer waited, others may have the messages by now; then it is the time at which the receive was
/// requested.
/// </summary>
internal sealed class ReceiveMoment(WorkScheduler scheduler, TimeSpan wait)
{
    /// <summary>How much longer than its wait a receive may take, because of the network and busy threads.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    private readonly long _askedAt = scheduler.Time.GetTimestamp();
    private readonly DateTimeOffset _askedAtUtc = scheduler.Now;

    /// <summary>The <see cref="TimeProvider"/>'s timestamp, which may stand still while the machine sleeps.</summary>
    public long Timestamp => scheduler.Time.GetElapsedTime(_askedAt) > wait + Slack ? _askedAt : scheduler.Time.GetTimestamp();

    /// <summary>The same by the time of day, which goes on.</summary>
    public DateTimeOffset Utc => scheduler.Now - _askedAtUtc > wait + Slack ? _askedAtUtc : scheduler.Now;
}
