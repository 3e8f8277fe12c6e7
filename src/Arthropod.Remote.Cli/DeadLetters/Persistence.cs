using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Cli.DeadLetters;

/// <summary>Tries again what a queue service did not do for a reason that passes.</summary>
internal static class Persistence
{
    private const int Tries = 8;

    public static async Task<Outcome> UntilItIsKnownAsync(Func<Task<Outcome>> act)
    {
        var backoff = Backoff.ForRequests(new WorkScheduler(TimeProvider.System));
        var outcome = await act();
        for (var tries = 1; outcome.IsTransient && tries < Tries; tries++)
        {
            await Task.Delay(backoff.Next());
            outcome = await act();
        }

        return outcome;
    }
}
