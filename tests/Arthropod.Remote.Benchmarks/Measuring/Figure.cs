namespace Arthropod.Remote.Benchmarks.Measuring;

/// <summary>One kind of figure over all rounds.</summary>
internal sealed record Figure(string Name, double Median, double Min, double Max)
{
    public static Figure Of(string name, IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new(name, median, sorted[0], sorted[^1]);
    }
}
