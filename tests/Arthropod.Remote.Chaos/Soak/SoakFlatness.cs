namespace Arthropod.Remote.Chaos.Soak;

/// <summary>
/// Whether what a process holds stays as it is: the medians of the second and the last quarter of its samples. The
/// first quarter is the warming up, in which all bounded memory fills.
/// </summary>
internal sealed record SoakFlatness(string Process, SoakSample Early, SoakSample Late)
{
    private const double Growth = 1.1;
    private const double MegabytesMore = 8;
    private const int More = 10;

    public bool IsFlat =>
        Late.HeapMegabytes <= (Early.HeapMegabytes * Growth) + MegabytesMore
        && Late.WorkingSetMegabytes <= (Early.WorkingSetMegabytes * Growth) + MegabytesMore
        && Late.Handles <= (Early.Handles * Growth) + More
        && Late.Threads <= (Early.Threads * Growth) + More;

    public static SoakFlatness Of(string process, IReadOnlyList<SoakSample> samples)
    {
        var quarter = samples.Count / 4;
        return new(process, Median([.. samples.Skip(quarter).Take(quarter)]), Median([.. samples.TakeLast(quarter)]));
    }

    private static SoakSample Median(IReadOnlyList<SoakSample> samples) => new(
        Middle(samples, sample => sample.Seconds),
        Middle(samples, sample => sample.HeapMegabytes),
        Middle(samples, sample => sample.WorkingSetMegabytes),
        Middle(samples, sample => sample.Handles),
        Middle(samples, sample => sample.Threads));

    private static T Middle<T>(IReadOnlyList<SoakSample> samples, Func<SoakSample, T> what) => samples.Select(what).Order().ElementAt(samples.Count / 2);
}
