namespace Arthropod.Remote.Benchmarks.Generator;

/// <summary>Processor time: what else the machine does at the time takes none of it.</summary>
internal static class Processor
{
    public static double Milliseconds(Action work)
    {
        var before = Start();
        work();
        return Since(before);
    }

    public static async Task<double> MillisecondsAsync(Func<Task> work)
    {
        var before = Start();
        await work();
        return Since(before);
    }

    private static TimeSpan Start()
    {
        // What came before must not be collected on this one's bill.
        GC.Collect();
        return Environment.CpuUsage.TotalTime;
    }

    private static double Since(TimeSpan before) => (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
}
