using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Text.Json.Nodes;
using Arthropod.Remote.Benchmarks.Measuring;

namespace Arthropod.Remote.Benchmarks.Micro;

/// <summary>
/// Measures the generated formatters beside those of MessagePack-CSharp that write the same bytes: eight payloads, both
/// directions. JSON lines on standard output, lines for people on standard error.
/// </summary>
internal static class MicroBenchmark
{
    private const int Runs = 5;
    private const int SlicesPerRun = 41;
    private const double LeastRatio = 1;

    // Tier 1 is compiled in the background, for methods with loops from the tier of on-stack replacement on; on a busy
    // machine it comes late.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(0.25);

    /// <returns>The exit code: 0 if every target is met.</returns>
    public static int Run()
    {
        var isMet = true;
        var pairs = Contests.All.SelectMany(contest => contest.Directions.Select(each => (Contest: contest, each.Direction, each.Ours, each.Library))).ToList();
        foreach (var (_, _, ours, library) in pairs)
        {
            Repeat(ours);
            Repeat(library);
        }

        var ratios = pairs.ConvertAll(_ => new List<double>());
        for (var run = 1; run <= Runs; run++)
        {
            Console.Error.WriteLine($"run {run} of {Runs}");
            for (var i = 0; i < pairs.Count; i++)
            {
                ratios[i].Add(Ratio(pairs[i].Ours, pairs[i].Library));
            }
        }

        for (var i = 0; i < pairs.Count; i++)
        {
            var (contest, direction, ours, library) = pairs[i];
            isMet &= Report(contest, direction, ratios[i], Allocated(ours), Allocated(library));
        }

        Console.Out.WriteLine(new JsonObject { ["targets"] = new JsonObject { ["met"] = isMet } }.ToJsonString());
        return isMet ? 0 : 1;
    }

    private static bool Report(Contest contest, string direction, List<double> ratios, long bytes, long libraryBytes)
    {
        var lowerQuartile = ratios.Order().ElementAt((ratios.Count - 1) / 4);
        var isMet = lowerQuartile >= LeastRatio && bytes <= libraryBytes;
        Console.Out.WriteLine(new JsonObject
        {
            ["payload"] = contest.Name,
            ["direction"] = direction,
            ["encodedBytes"] = contest.Bytes,
            ["lowerQuartile"] = Math.Round(lowerQuartile, 3),
            ["ratios"] = new JsonArray([.. ratios.Order().Select(ratio => (JsonNode)Math.Round(ratio, 3))]),
            ["allocatedBytes"] = bytes,
            ["libraryAllocatedBytes"] = libraryBytes,
            ["met"] = isMet,
        }.ToJsonString());
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{contest.Name,-12} {direction}: {lowerQuartile:N2} times as fast ({ratios.Min():N2} to {ratios.Max():N2}), {bytes:N0} bytes allocated, by the library {libraryBytes:N0}: {(isMet ? "met" : "MISSED")}"));
        return isMet;
    }

    /// <summary>How many times as fast ours is: in short slices by turns, so that what else the machine does meets both alike.</summary>
    private static double Ratio(Action<int> ours, Action<int> library)
    {
        var count = Contest.Repetitions(library);
        return Figure.Of("ratio", Enumerable.Range(0, SlicesPerRun).Select(slice => slice % 2 == 0
            ? 1 / (Ticks(ours, count) / Ticks(library, count))
            : Ticks(library, count) / Ticks(ours, count))).Median;
    }

    private static double Ticks(Action<int> work, int count)
    {
        var started = Stopwatch.GetTimestamp();
        work(count);
        return Stopwatch.GetTimestamp() - started;
    }

    private static void Repeat(Action<int> work)
    {
        var started = Stopwatch.GetTimestamp();
        var (compiled, changed) = (JitInfo.GetCompiledMethodCount(), started);
        while (Stopwatch.GetElapsedTime(started) < WarmUp || Stopwatch.GetElapsedTime(changed) < Settled)
        {
            work(50);
            if (JitInfo.GetCompiledMethodCount() is var now && now != compiled)
            {
                (compiled, changed) = (now, Stopwatch.GetTimestamp());
            }
        }
    }

    private static long Allocated(Action<int> work)
    {
        const int count = 1_000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        work(count);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / count;
    }
}
