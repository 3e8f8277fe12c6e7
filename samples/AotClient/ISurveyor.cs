using Arthropod.Remote;

namespace AotClient;

/// <summary>The contract.</summary>
[RemoteQueue("surveys")]
internal interface ISurveyor
{
    /// <summary>Surveys places.</summary>
    /// <param name="places">Their names.</param>
    /// <param name="progress">Told how many are done.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What was found.</returns>
    Task<Survey> Count(IReadOnlyList<string> places, IProgress<int> progress, CancellationToken cancellationToken = default);
}
