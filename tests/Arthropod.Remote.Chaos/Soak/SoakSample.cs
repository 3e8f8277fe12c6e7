using System.Diagnostics;
using System.Text.Json;

namespace Arthropod.Remote.Chaos.Soak;

/// <summary>What a process holds at one moment.</summary>
internal sealed record SoakSample(double Seconds, double HeapMegabytes, double WorkingSetMegabytes, int Handles, int Threads)
{
    private const double Megabyte = 1024 * 1024;

    /// <summary>How far apart samples are.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(30);

    /// <summary>Samples this process until the token is cancelled.</summary>
    public static async Task<IReadOnlyList<SoakSample>> TakeUntilAsync(CancellationToken cancellationToken)
    {
        var samples = new List<SoakSample>();
        var begin = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(Apart);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                samples.Add(Take(TimeProvider.System.GetElapsedTime(begin)));
            }
        }
        catch (OperationCanceledException)
        {
            // The soak is over.
        }

        return samples;
    }

    /// <summary>The words of a process that ends, for the one that started it.</summary>
    public static string Write(IReadOnlyList<SoakSample> samples) => JsonSerializer.Serialize(samples);

    public static IReadOnlyList<SoakSample> Read(string words) => JsonSerializer.Deserialize<List<SoakSample>>(words)!;

    private static SoakSample Take(TimeSpan since)
    {
        // Garbage is not held.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        return new(since.TotalSeconds, heap / Megabyte, process.WorkingSet64 / Megabyte, process.HandleCount, process.Threads.Count);
    }
}
