using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Cli.DeadLetters;

/// <summary>Tries again what a queue service did not do for a reason that passes.</summary>
internal static class Persistence
{
    private const int Tries = 8;

    public static Task<Outcome> UntilItIsKnownAsync(Func<Task<Outcome>> act)
    {
        var tries = 0;
        return new WorkScheduler(TimeProvider.System).RepeatUntilAsync(act, outcome => !outcome.IsTransient || ++tries == Tries);
    }
}
