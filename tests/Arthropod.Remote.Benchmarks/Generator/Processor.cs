namespace Arthropod.Remote.Benchmarks.Generator;

/// <summary>Processor time: what else the machine does at the time takes none of it.</summary>
internal static class Processor
{
    public static double Milliseconds(Action work)
    {
        // What came before must not be collected on this one's bill.
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }
}
