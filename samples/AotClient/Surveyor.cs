namespace AotClient;

/// <summary>Does the work.</summary>
/// <param name="time">The clock.</param>
internal sealed class Surveyor(TimeProvider time) : ISurveyor
{
    private const int LegsPerLetter = 6;

    /// <inheritdoc/>
    public Task<Survey> Count(IReadOnlyList<string> places, IProgress<int> progress, CancellationToken cancellationToken = default)
    {
        var legs = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            legs[place] = place.Length * LegsPerLetter;
            progress.Report(legs.Count);
        }

        return Task.FromResult(new Survey(legs, time.GetUtcNow()));
    }
}
