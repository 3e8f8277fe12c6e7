namespace Arthropod.Remote.Chaos.Accounting;

/// <summary>The figures of a run, by the names and in the order in which they are printed.</summary>
internal sealed record Figures
{
    /// <summary>How many calls there were: the sum of the next five.</summary>
    public required int Calls { get; init; }

    public required int Succeeded { get; init; }

    public required int FailedTruthfully { get; init; }

    public required int CallerKilled { get; init; }

    public required int Lost { get; init; }

    public required int Stuck { get; init; }

    public required int CompletedTwice { get; init; }

    public required int WrongResult { get; init; }

    public required int ProgressOutOfOrder { get; init; }

    public required int ProgressAfterResult { get; init; }

    public required int RanTwiceNeedlessly { get; init; }

    public required int RanTwiceByQueue { get; init; }

    public required int InboxesLeft { get; init; }

    public required int ServerKills { get; init; }

    public required int ClientKills { get; init; }

    public required int QueueRestarts { get; init; }

    public required int Suspensions { get; init; }

    public required int Faults { get; init; }

    public required double Seconds { get; init; }

    /// <summary>What must be zero in every run.</summary>
    public IEnumerable<(string Name, int Count)> Zeros() =>
    [
        (nameof(Lost), Lost),
        (nameof(Stuck), Stuck),
        (nameof(CompletedTwice), CompletedTwice),
        (nameof(WrongResult), WrongResult),
        (nameof(ProgressOutOfOrder), ProgressOutOfOrder),
        (nameof(ProgressAfterResult), ProgressAfterResult),
        (nameof(RanTwiceNeedlessly), RanTwiceNeedlessly),
        (nameof(InboxesLeft), InboxesLeft),
    ];
}
