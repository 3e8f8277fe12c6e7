using Arthropod.Remote.Scheduling;

namespace Arthropod.Remote.Server.Leases;

/// <summary>
/// When the queue handed over what a receive has brought: now, unless its answer comes too late for that. An answer that
/// lies at this machine while it sleeps brings messages that others have by now; then it is when the receive was asked.
/// </summary>
internal sealed class ReceiveMoment(WorkScheduler scheduler, TimeSpan wait)
{
    /// <summary>So much longer than its wait may a receive take, by network and busy threads.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    private readonly long _askedAt = scheduler.Time.GetTimestamp();
    private readonly DateTimeOffset _askedAtUtc = scheduler.Now;

    /// <summary>The <see cref="TimeProvider"/>'s timestamp, which may stand still while the machine sleeps.</summary>
    public long Timestamp => scheduler.Time.GetElapsedTime(_askedAt) > wait + Slack ? _askedAt : scheduler.Time.GetTimestamp();

    /// <summary>The same by the time of day, which goes on.</summary>
    public DateTimeOffset Utc => scheduler.Now - _askedAtUtc > wait + Slack ? _askedAtUtc : scheduler.Now;
}
