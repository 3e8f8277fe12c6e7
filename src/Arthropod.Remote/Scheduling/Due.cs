namespace Arthropod.Remote.Scheduling;

/// <summary>Something with a time. It stands in one <see cref="DueOrder{T}"/> at most, which keeps its place here.</summary>
internal abstract class Due
{
    /// <summary>When it is due, as a timestamp.</summary>
    public long At { get; internal set; }

    internal long Number { get; set; }

    internal int Place { get; set; } = -1;

    /// <summary>How far apart two timestamps are that lie so long apart.</summary>
    public static long Length(TimeProvider time, TimeSpan span) =>
        (long)Int128.Min(long.MaxValue, (Int128)span.Ticks * time.TimestampFrequency / TimeSpan.TicksPerSecond);

    /// <summary>The timestamp after a wait from now; no later one than there is.</summary>
    public static long After(TimeProvider time, TimeSpan wait) =>
        (long)Int128.Min(long.MaxValue, (Int128)time.GetTimestamp() + Length(time, wait));
}
