using Microsoft.Data.Sqlite;

namespace Arthropod.Remote;

/// <summary>
/// Keeps claims and outcomes in a SQLite file that the processes of one machine share. Not on a network drive: SQLite's
/// locks do not hold there. The file is made if it does not exist; beside it lie SQLite's own <c>-wal</c> and
/// <c>-shm</c> files. What has expired is deleted in small steps, and its room is used again.
/// </summary>
/// <example>
/// <code>
/// builder.Services.AddArthropod(remote => remote
///     .UseSqs()
///     .UseSqliteIdempotencyStore("/var/lib/encoder/calls.db")
///     .AddServer&lt;IVideoEncoder, FfmpegVideoEncoder&gt;());
/// </code>
/// </example>
public sealed class SqliteIdempotencyStore : IIdempotencyStore, IDisposable
{
    private readonly TimeProvider _time;
    private readonly SqliteThread _thread;

    /// <summary>Opens the store; the file is opened at the first use.</summary>
    /// <param name="path">The file. Its folder must exist.</param>
    /// <param name="time">The clock. Default: the system's. Processes that share the file need the same.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public SqliteIdempotencyStore(string path, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _time = time ?? TimeProvider.System;
        _thread = new SqliteThread(path, connection => SqliteSchema.Open(connection, path), Purge);
    }

    /// <inheritdoc/>
    public ValueTask<IdempotencyClaim> ClaimAsync(string key, string owner, TimeSpan lasts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(owner);
        return _thread.RunAsync(connection => Claim(connection, key, owner, lasts), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> CompleteAsync(
        string key, string owner, ReadOnlyMemory<byte> outcome, TimeSpan keepFor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(owner);
        var kept = outcome.ToArray();
        return _thread.RunAsync(connection => Complete(connection, key, owner, kept, keepFor), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(string key, string owner, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(owner);
        await _thread.RunAsync(connection => Release(connection, key, owner), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Carries out what has been asked, and closes the file.</summary>
    public void Dispose() => _thread.Dispose();

    private IdempotencyClaim Claim(SqliteConnection connection, string key, string owner, TimeSpan lasts)
    {
        var now = Now();
        using var claim = Command(connection, """
            INSERT INTO calls (key, owner, outcome, expires) VALUES ($key, $owner, NULL, $until)
            ON CONFLICT (key) DO UPDATE SET owner = $owner, outcome = NULL, expires = $until
                WHERE expires <= $now OR (owner = $owner AND outcome IS NULL)
            """, key, owner);
        claim.Parameters.AddWithValue("$now", now);
        claim.Parameters.AddWithValue("$until", After(now, lasts));
        if (claim.ExecuteNonQuery() > 0)
        {
            return IdempotencyClaim.Claimed;
        }

        using var find = Command(connection, "SELECT outcome, expires FROM calls WHERE key = $key", key, owner);
        using var row = find.ExecuteReader();
        row.Read();
        return row.IsDBNull(0)
            ? IdempotencyClaim.ClaimedByAnother(TimeSpan.FromMilliseconds(row.GetInt64(1) - now))
            : IdempotencyClaim.Ended(row.GetFieldValue<byte[]>(0));
    }

    private bool Complete(SqliteConnection connection, string key, string owner, byte[] outcome, TimeSpan keepFor)
    {
        var now = Now();
        using var complete = Command(connection, """
            INSERT INTO calls (key, owner, outcome, expires) VALUES ($key, $owner, $outcome, $until)
            ON CONFLICT (key) DO UPDATE SET owner = $owner, outcome = $outcome, expires = $until
                WHERE expires <= $now OR owner = $owner
            """, key, owner);
        complete.Parameters.AddWithValue("$outcome", outcome);
        complete.Parameters.AddWithValue("$now", now);
        complete.Parameters.AddWithValue("$until", After(now, keepFor));
        return complete.ExecuteNonQuery() > 0;
    }

    private static bool Release(SqliteConnection connection, string key, string owner)
    {
        using var release = Command(connection, "DELETE FROM calls WHERE key = $key AND owner = $owner AND outcome IS NULL", key, owner);
        return release.ExecuteNonQuery() > 0;
    }

    private bool Purge(SqliteConnection connection, int atMost)
    {
        using var purge = connection.CreateCommand();
        purge.CommandText = "DELETE FROM calls WHERE rowid IN (SELECT rowid FROM calls WHERE expires <= $now LIMIT $most)";
        purge.Parameters.AddWithValue("$now", Now());
        purge.Parameters.AddWithValue("$most", atMost);
        return purge.ExecuteNonQuery() == atMost;
    }

    private static SqliteCommand Command(SqliteConnection connection, string text, string key, string owner)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this class; what callers bring are parameters.
        command.CommandText = text;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$key", key);
        command.Parameters.AddWithValue("$owner", owner);
        return command;
    }

    private long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();

    private static long After(long now, TimeSpan time) => now + (long)time.TotalMilliseconds;
}
