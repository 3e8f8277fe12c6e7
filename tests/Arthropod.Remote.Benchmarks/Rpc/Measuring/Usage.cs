using System.Globalization;

namespace Arthropod.Remote.Benchmarks.Rpc.Measuring;

/// <summary>What a process has spent since its start.</summary>
/// <param name="Processor">Processor time, all threads, kernel included.</param>
/// <param name="Requests">HTTP requests begun.</param>
/// <param name="AllocatedBytes">Bytes allocated.</param>
internal readonly record struct Usage(TimeSpan Processor, long Requests, long AllocatedBytes)
{
    public static Usage OfThisProcess(RequestCounter? counter) =>
        new(Environment.CpuUsage.TotalTime, counter?.Count ?? 0, GC.GetTotalAllocatedBytes());

    public static Usage operator +(Usage left, Usage right) =>
        new(left.Processor + right.Processor, left.Requests + right.Requests, left.AllocatedBytes + right.AllocatedBytes);

    public static Usage operator -(Usage later, Usage earlier) =>
        new(later.Processor - earlier.Processor, later.Requests - earlier.Requests, later.AllocatedBytes - earlier.AllocatedBytes);

    public static Usage Parse(string text)
    {
        var numbers = text.Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new(new TimeSpan(numbers[0]), numbers[1], numbers[2]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Processor.Ticks} {Requests} {AllocatedBytes}");
}
