namespace Arthropod.Remote.Tests.Shared;

/// <summary>The clock of a queue server: the machine's, and what it has been put forward, over the graces of a sweep.</summary>
internal sealed class JumpingTime : TimeProvider
{
    private long _aheadTicks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _aheadTicks));

    public void Jump(TimeSpan by) => Interlocked.Add(ref _aheadTicks, by.Ticks);
}
