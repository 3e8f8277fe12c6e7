using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.Sqlite.Tests;

public sealed class SqliteStoreTests : StoreTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("arthropod-sqlite-").FullName;
    private readonly List<SqliteIdempotencyStore> _stores = [];

    private string File => Path.Combine(_folder, "calls.db");

    // Each with a connection of its own, as another process has.
    protected override IIdempotencyStore Open()
    {
        var store = new SqliteIdempotencyStore(File);
        _stores.Add(store);
        return store;
    }

    [Fact]
    public async Task Outcomes_outlive_the_process()
    {
        await Open().CompleteAsync("key", "one", Now, new byte[] { 7 }, Minute, default);
        _stores.ForEach(store => store.Dispose());
        _stores.Clear();

        Assert.Equal([7], (await Open().ClaimAsync("key", "two", Now, Minute, default)).Outcome.ToArray());
    }

    [Fact]
    public async Task What_has_expired_is_deleted_in_small_steps()
    {
        var first = Open();
        await Task.WhenAll(Enumerable.Range(0, 1200).Select(number => first.CompleteAsync($"{number}", "one", Now, new byte[10], Minute, default).AsTask()));
        Now += Minute;
        Assert.Equal(1200, Rows());

        // Each store's first purge is with its first request, and the next as long as there is more.
        var second = Open();
        await second.ClaimAsync("a", "two", Now, Minute, default);
        await second.ClaimAsync("b", "two", Now, Minute, default);
        await second.ClaimAsync("c", "two", Now, Minute, default);
        await second.ReleaseAsync("none", "two", default);
        ((IDisposable)second).Dispose();
        _stores.Remove((SqliteIdempotencyStore)second);

        Assert.Equal(3, Rows());
    }

    [Fact]
    public async Task A_file_of_the_version_before_is_taken_over()
    {
        Execute("CREATE TABLE calls (key TEXT PRIMARY KEY NOT NULL, owner TEXT NOT NULL, outcome BLOB, expires INTEGER NOT NULL)");
        Execute($"INSERT INTO calls VALUES ('key', 'one', x'07', {Now.AddMinutes(1).ToUnixTimeMilliseconds()})");
        Execute("PRAGMA user_version = 1");

        Assert.Equal([7], (await Open().ClaimAsync("key", "two", Now, Minute, default)).Outcome.ToArray());
        Assert.Equal(IdempotencyState.Claimed, (await Open().ClaimAsync("other", "two", Now, Minute, default)).State);
    }

    [Fact]
    public async Task A_file_of_another_version_is_an_error_that_says_what_to_do()
    {
        Execute("PRAGMA user_version = 9");

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Open().ClaimAsync("key", "one", Now, Minute, default));

        Assert.Contains("its user_version is 9", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Name another file", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_another_program_is_left_alone()
    {
        Execute("CREATE TABLE theirs (id INTEGER)");

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Open().ClaimAsync("key", "one", Now, Minute, default));

        Assert.Equal(0L, Ask("SELECT count(*) FROM sqlite_schema WHERE name = 'calls'"));
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_yet_fails_the_request_and_not_those_after_it_was_made()
    {
        var path = Path.Combine(_folder, "later", "calls.db");
        using var store = new SqliteIdempotencyStore(path);
        await Assert.ThrowsAsync<SqliteException>(async () => await store.ClaimAsync("key", "one", Now, Minute, default));

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        Assert.Equal(IdempotencyState.Claimed, (await store.ClaimAsync("key", "one", Now, Minute, default)).State);
    }

    [Fact]
    public async Task A_request_that_was_given_up_while_it_waited_claims_nothing()
    {
        var store = Open();
        await store.ClaimAsync("other", "one", Now, Minute, default);
        using var given = new CancellationTokenSource();
        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.ClaimAsync("key", "one", Now, Minute, given.Token));

        Assert.Equal(IdempotencyState.Claimed, (await store.ClaimAsync("key", "two", Now, Minute, default)).State);
    }

    [Fact]
    public void The_builder_registers_it_for_its_servers()
    {
        var services = new ServiceCollection();
        services.AddArthropod(remote => remote.UseSqliteIdempotencyStore(File));
        using var provider = services.BuildServiceProvider();

        Assert.IsType<SqliteIdempotencyStore>(provider.GetRequiredKeyedService<IIdempotencyStore>(""));
    }

    protected override void Dispose(bool disposing)
    {
        _stores.ForEach(store => store.Dispose());
        Directory.Delete(_folder, recursive: true);
        base.Dispose(disposing);
    }

    private long Rows() => (long)Ask("SELECT count(*) FROM calls")!;

    private void Execute(string text) => Ask(text);

    private object? Ask(string text)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = text;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
