using System.Diagnostics;
using HdrHistogram;

namespace Arthropod.Remote.Benchmarks.Rpc.Measuring;

/// <summary>How a number of calls went.</summary>
internal sealed record LoadResult(int Calls, TimeSpan Elapsed, HistogramBase Latency)
{
    public double Milliseconds(double percentile) =>
        Latency.GetValueAtPercentile(percentile) * 1000.0 / Stopwatch.Frequency;
}
