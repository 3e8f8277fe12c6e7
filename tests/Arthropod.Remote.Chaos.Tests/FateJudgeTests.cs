using Arthropod.Remote.Chaos.Accounting;
using Arthropod.Remote.Chaos.Running;
using Arthropod.Remote.Chaos.Work;

namespace Arthropod.Remote.Chaos.Tests;

/// <summary>A call that has no end is laid to whoever kept it from one, and a kill is no excuse for what was stuck before.</summary>
public sealed class FateJudgeTests
{
    private const string Client = "client-1-1";

    private static readonly DateTimeOffset Beginning = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(nameof(ProcessChange.Killed), 60, nameof(Fate.CallerKilled))]
    [InlineData(nameof(ProcessChange.Killed), 121, nameof(Fate.Stuck))]
    [InlineData(nameof(ProcessChange.Crashed), 60, nameof(Fate.Lost))]
    [InlineData(nameof(ProcessChange.Suspended), 60, nameof(Fate.Stuck))]
    public void A_call_without_an_end_is_laid_to_what_befell_its_client(string change, int seconds, string fate)
    {
        var judge = new FateJudge([new ProcessEvent(Beginning.AddSeconds(seconds), Client, Enum.Parse<ProcessChange>(change), null)]);

        Assert.Equal(Enum.Parse<Fate>(fate), judge.Judge(Call(Entry(0, EventKind.CallBegun))));
    }

    [Theory]
    [InlineData(nameof(CallEnd.Result), nameof(Fate.Succeeded))]
    [InlineData(nameof(CallEnd.ScriptError), nameof(Fate.FailedTruthfully))]
    [InlineData(nameof(CallEnd.WrongResult), nameof(Fate.Lost))]
    public void A_call_with_an_end_is_what_its_client_was_told(string end, string fate)
    {
        var judge = new FateJudge([new ProcessEvent(Beginning.AddSeconds(2), Client, ProcessChange.Killed, null)]);

        Assert.Equal(
            Enum.Parse<Fate>(fate), judge.Judge(Call(Entry(0, EventKind.CallBegun), Entry(1, EventKind.CallEnded) with { Detail = end })));
    }

    [Fact]
    public void A_call_that_nobody_made_is_lost() => Assert.Equal(Fate.Lost, new FateJudge([]).Judge(Call()));

    private static CallHistory Call(params JournalEntry[] journal) => new(0, Script.Of(1, 0), journal, []);

    private static JournalEntry Entry(int seconds, EventKind kind) =>
        new(Beginning.AddSeconds(seconds), Client, kind, 0, Guid.Empty, 0, null);
}
