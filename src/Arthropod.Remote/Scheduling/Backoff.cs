namespace Arthropod.Remote.Scheduling;

/// <summary>Growing waits between tries of the same thing, with jitter so that a fleet does not try in step.</summary>
internal struct Backoff(TimeSpan first, TimeSpan most, Random random)
{
    private int _tries;

    public static Backoff ForRequests(WorkScheduler scheduler) =>
        new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5), scheduler.Random);

    public TimeSpan Next()
    {
        var ceiling = Math.Min(most.TotalMilliseconds, first.TotalMilliseconds * Math.Pow(2, Math.Min(_tries++, 30)));
#pragma warning disable CA5394 // Jitter is no secret.
        return TimeSpan.FromMilliseconds(ceiling * (0.5 + (random.NextDouble() / 2)));
#pragma warning restore CA5394
    }

    public void Reset() => _tries = 0;
}
