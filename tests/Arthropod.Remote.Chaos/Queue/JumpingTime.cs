namespace Arthropod.Remote.Chaos.Queue;

/// <summary>The queue's clock: the machine's, until the end of a run, when it jumps over the graces of a sweep.</summary>
internal sealed class JumpingTime : TimeProvider
{
    private long _aheadTicks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _aheadTicks));

    public void Jump(TimeSpan by) => Interlocked.Add(ref _aheadTicks, by.Ticks);
}
