namespace Arthropod.Remote.Sqlite.Tests;

public sealed class InMemoryStoreTests : StoreTests
{
    private InMemoryIdempotencyStore? _store;

    protected override IIdempotencyStore Open() => _store ??= new InMemoryIdempotencyStore();

    [Fact]
    public async Task Claims_that_ran_out_are_forgotten_without_being_asked_for()
    {
        var store = Open();
        for (var number = 0; number < 10_000; number++)
        {
            await store.ClaimAsync($"{number}", "dead", Now, TimeSpan.FromMinutes(1), default);
        }

        Now += TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1);
        await store.ClaimAsync("one more", "one", Now, TimeSpan.FromMinutes(1), default);

        Assert.Equal(1, ((InMemoryIdempotencyStore)store).Count);
    }

    [Fact]
    public async Task Beyond_64_mebibytes_the_oldest_outcomes_are_forgotten()
    {
        var store = Open();
        for (var number = 0; number < 70; number++)
        {
            await store.CompleteAsync($"{number}", "one", Now, new byte[1024 * 1024], TimeSpan.FromHours(1), default);
        }

        Assert.Equal(IdempotencyState.Claimed, (await store.ClaimAsync("5", "two", Now, TimeSpan.FromMinutes(1), default)).State);
        Assert.Equal(IdempotencyState.Ended, (await store.ClaimAsync("6", "two", Now, TimeSpan.FromMinutes(1), default)).State);
    }
}
