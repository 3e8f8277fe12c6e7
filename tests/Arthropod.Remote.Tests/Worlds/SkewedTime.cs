namespace Arthropod.Remote.Tests.Worlds;

/// <summary>The clock of a machine that is set wrong: its time of day only.</summary>
internal sealed class SkewedTime(TimeProvider time, TimeSpan ahead) : TimeProvider
{
    /// <summary>How much; somebody may set it right, or more wrong.</summary>
    public TimeSpan Ahead { get; set; } = ahead;

    public override long TimestampFrequency => time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + Ahead;

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(callback, state, dueTime, period);
}
