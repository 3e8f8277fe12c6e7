namespace Arthropod.Remote.Chaos.Running;

/// <summary>A deed of a run.</summary>
/// <param name="Deed">What.</param>
/// <param name="AfterCalls">It is due when so many calls have reached the queue.</param>
/// <param name="Choice">Chooses whom it befalls.</param>
/// <param name="Length">How long a suspension lasts, or the front is down.</param>
internal sealed record PlannedDeed(Deed Deed, int AfterCalls, int Choice, TimeSpan Length)
{
    // A little more than an issue asks of 2,000 calls, since one may come too late.
    private static readonly (Deed Deed, int Per2000)[] Shares =
    [
        (Deed.KillServer, 6), (Deed.KillClient, 6), (Deed.SuspendServer, 5), (Deed.SuspendClient, 1), (Deed.RestartServer, 2), (Deed.RestartFront, 3),
    ];

    /// <summary>The deeds of a run, from its seed: evenly over the calls, in a shuffled order.</summary>
    public static IReadOnlyList<PlannedDeed> Of(int seed, int calls)
    {
        var random = new Random(seed);
        var deeds = Shares.SelectMany(share => Enumerable.Repeat(share.Deed, ((share.Per2000 * calls) + 1999) / 2000)).ToArray();
        random.Shuffle(deeds);
        return [.. deeds.Select((deed, index) => new PlannedDeed(
            deed, (int)((index + 0.5) * calls * 0.9 / deeds.Length), random.Next(), LengthOf(deed, random)))];
    }

    // A suspension outlasts the contract's visibility timeout of five seconds.
    private static TimeSpan LengthOf(Deed deed, Random random) => deed == Deed.RestartFront
        ? TimeSpan.FromMilliseconds(random.Next(200, 1500))
        : TimeSpan.FromMilliseconds(random.Next(5500, 8500));
}
