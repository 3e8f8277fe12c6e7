namespace Arthropod.Remote.Sqlite.Tests;

/// <summary>What IIdempotencyStore promises, of each store that ships.</summary>
public abstract class StoreTests : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly byte[] Outcome = [1, 2, 3];

    protected DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The store; asked again, another view of the same.</summary>
    protected abstract IIdempotencyStore Open();

    [Fact]
    public async Task A_key_that_nobody_has_is_the_askers() =>
        Assert.Equal(IdempotencyState.Claimed, (await ClaimAsync(Open(), "one")).State);

    [Fact]
    public async Task A_claim_of_another_says_how_long_it_lasts()
    {
        await ClaimAsync(Open(), "one");
        Now += TimeSpan.FromSeconds(20);

        var claim = await ClaimAsync(Open(), "two");

        Assert.Equal(IdempotencyState.ClaimedByAnother, claim.State);
        Assert.Equal(TimeSpan.FromSeconds(40), claim.Left);
    }

    [Fact]
    public async Task A_claim_is_renewed_by_its_owner_and_runs_out_without()
    {
        await ClaimAsync(Open(), "one");
        Now += TimeSpan.FromSeconds(50);
        await ClaimAsync(Open(), "one");
        Now += TimeSpan.FromSeconds(59);
        Assert.Equal(IdempotencyState.ClaimedByAnother, (await ClaimAsync(Open(), "two")).State);
        Now += TimeSpan.FromSeconds(1);

        Assert.Equal(IdempotencyState.Claimed, (await ClaimAsync(Open(), "two")).State);
        Assert.Equal(IdempotencyState.ClaimedByAnother, (await ClaimAsync(Open(), "one")).State);
    }

    [Fact]
    public async Task Who_claims_after_others_let_their_claims_run_out_hears_how_many()
    {
        Assert.Equal(0, (await ClaimAsync(Open(), "one")).Abandoned);
        Now += Minute;
        Assert.Equal(1, (await ClaimAsync(Open(), "two")).Abandoned);
        Now += TimeSpan.FromSeconds(20);
        Assert.Equal(1, (await ClaimAsync(Open(), "two")).Abandoned);
        Now += TimeSpan.FromHours(23);
        Assert.Equal(2, (await ClaimAsync(Open(), "three")).Abandoned);
        await Open().ReleaseAsync("key", "three", default);
        Assert.Equal(2, (await ClaimAsync(Open(), "four")).Abandoned);
        await CompleteAsync(Open(), "four");
        Now += TimeSpan.FromHours(2);
        Assert.Equal(0, (await ClaimAsync(Open(), "five")).Abandoned);
    }

    [Fact]
    public async Task An_outcome_is_kept_for_its_time_for_everybody()
    {
        await ClaimAsync(Open(), "one");
        Assert.True(await CompleteAsync(Open(), "one"));
        Now += TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1);

        foreach (var owner in new[] { "one", "two" })
        {
            var claim = await ClaimAsync(Open(), owner);
            Assert.Equal(IdempotencyState.Ended, claim.State);
            Assert.Equal(Outcome, claim.Outcome.ToArray());
        }

        Now += TimeSpan.FromSeconds(1);
        Assert.Equal(IdempotencyState.Claimed, (await ClaimAsync(Open(), "two")).State);
    }

    [Fact]
    public async Task An_outcome_of_nothing_is_one_too()
    {
        await ClaimAsync(Open(), "one");
        await Open().CompleteAsync("key", "one", Now, ReadOnlyMemory<byte>.Empty, Minute, default);

        Assert.Equal(IdempotencyState.Ended, (await ClaimAsync(Open(), "two")).State);
    }

    [Fact]
    public async Task Who_has_lost_his_claim_to_another_cannot_end_it()
    {
        await ClaimAsync(Open(), "one");
        Now += Minute;
        await ClaimAsync(Open(), "two");

        Assert.False(await CompleteAsync(Open(), "one"));
        await Open().ReleaseAsync("key", "one", default);

        Assert.Equal(IdempotencyState.ClaimedByAnother, (await ClaimAsync(Open(), "three")).State);
    }

    [Fact]
    public async Task An_outcome_that_was_kept_is_not_replaced_by_anothers_and_may_be_said_twice()
    {
        await ClaimAsync(Open(), "one");
        Assert.True(await CompleteAsync(Open(), "one"));
        Assert.True(await CompleteAsync(Open(), "one"));

        Assert.False(await Open().CompleteAsync("key", "two", Now, new byte[] { 9 }, Minute, default));

        Assert.Equal(Outcome, (await ClaimAsync(Open(), "two")).Outcome.ToArray());
    }

    [Fact]
    public async Task Who_comes_late_and_finds_no_other_keeps_his_outcome()
    {
        await ClaimAsync(Open(), "one");
        Now += TimeSpan.FromMinutes(2);

        Assert.True(await CompleteAsync(Open(), "one"));

        Assert.Equal(IdempotencyState.Ended, (await ClaimAsync(Open(), "two")).State);
    }

    [Fact]
    public async Task A_claim_that_is_released_is_anybodys_and_an_outcome_is_not_released()
    {
        await ClaimAsync(Open(), "one");
        await Open().ReleaseAsync("key", "one", default);
        Assert.Equal(IdempotencyState.Claimed, (await ClaimAsync(Open(), "two")).State);

        await CompleteAsync(Open(), "two");
        await Open().ReleaseAsync("key", "two", default);

        Assert.Equal(IdempotencyState.Ended, (await ClaimAsync(Open(), "one")).State);
    }

    [Fact]
    public async Task Keys_are_told_apart_by_case_and_to_the_last_character()
    {
        await Open().ClaimAsync("queue/Do/key:a", "one", Now, Minute, default);

        Assert.Equal(IdempotencyState.Claimed, (await Open().ClaimAsync("queue/Do/key:A", "two", Now, Minute, default)).State);
        Assert.Equal(IdempotencyState.Claimed, (await Open().ClaimAsync("queue/Do/key:a ", "two", Now, Minute, default)).State);
    }

    [Fact]
    public async Task Of_many_who_claim_at_once_one_has_it()
    {
        var stores = Enumerable.Range(0, 4).Select(_ => Open()).ToArray();

        var claims = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(async () =>
            await stores[number % 4].ClaimAsync("key", $"{number}", Now, Minute, default))));

        Assert.Single(claims, claim => claim.State == IdempotencyState.Claimed);
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    private ValueTask<IdempotencyClaim> ClaimAsync(IIdempotencyStore store, string owner) => store.ClaimAsync("key", owner, Now, Minute, default);

    private ValueTask<bool> CompleteAsync(IIdempotencyStore store, string owner) =>
        store.CompleteAsync("key", owner, Now, Outcome, TimeSpan.FromHours(1), default);
}
