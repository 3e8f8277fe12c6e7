using Arthropod.Remote.Tests.Worlds;

namespace Arthropod.Remote.Tests.Simulation;

/// <summary>
/// The clock of one process: wrong by so much, and its timers ring as steps of the process, so that they wait while
/// its machine sleeps.
/// </summary>
internal sealed class SimulatedTime(VirtualTime time, TimeSpan skew, SimulatedSteps steps) : TimeProvider
{
    public override long TimestampFrequency => time.TimestampFrequency;

    /// <summary>What only the simulation knows.</summary>
    public DateTimeOffset TrueNow => time.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + skew;

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(_ => steps.Add(() => callback(state)), null, dueTime, period);
}
