using System.Globalization;

namespace Arthropod.Remote.Chaos.Running;

/// <summary>Numbers of calls on a command line: <c>0-99,104,107-110</c>.</summary>
internal static class Numbers
{
    public static string Write(IEnumerable<int> numbers)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var number in numbers.Order())
        {
            if (ranges.Count > 0 && ranges[^1].Last == number - 1)
            {
                ranges[^1] = (ranges[^1].First, number);
            }
            else
            {
                ranges.Add((number, number));
            }
        }

        return string.Join(',', ranges.Select(range => string.Create(CultureInfo.InvariantCulture, $"{range.First}-{range.Last}")));
    }

    public static IReadOnlyList<int> Read(string text) =>
    [
        .. text.Split(',').Select(range => range.Split('-')).SelectMany(range =>
        {
            var first = int.Parse(range[0], CultureInfo.InvariantCulture);
            return Enumerable.Range(first, int.Parse(range[^1], CultureInfo.InvariantCulture) - first + 1);
        }),
    ];
}
