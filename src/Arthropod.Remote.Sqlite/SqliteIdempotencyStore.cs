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
    /// <summary>So long it is known of a claim that it has run out, in milliseconds.</summary>
    private const long AbandonedFor = 24 * 60 * 60 * 1000;

    private readonly SqliteThread _thread;
    private long _latest;

    /// <summary>Opens the store; the file is opened at the first use.</summary>
    /// <param name="path">The file. Its folder must exist.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public SqliteIdempotencyStore(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _thread = new SqliteThread(path, connection => SqliteSchema.Open(connection, path), Purge);
    }

    /// <inheritdoc/>
    public ValueTask<IdempotencyClaim> ClaimAsync(string key, string owner, DateTimeOffset now, TimeSpan lasts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(owner);
        return _thread.RunAsync(connection => Claim(connection, key, owner, Milliseconds(now), lasts), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> CompleteAsync(
        string key, string owner, DateTimeOffset now, ReadOnlyMemory<byte> outcome, TimeSpan keepFor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(owner);
        var kept = outcome.ToArray();
        return _thread.RunAsync(connection => Complete(connection, key, owner, Milliseconds(now), kept, keepFor), cancellationToken);
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

    private IdempotencyClaim Claim(SqliteConnection connection, string key, string owner, long now, TimeSpan lasts)
    {
        _latest = now;
        using var claim = Command(connection, """
            INSERT INTO calls (key, owner, outcome, expires, abandoned) VALUES ($key, $owner, NULL, $until, 0)
            ON CONFLICT (key) DO UPDATE SET owner = $owner, outcome = NULL, expires = $until,
                abandoned = CASE WHEN outcome IS NOT NULL THEN 0 WHEN owner IN ($owner, '') THEN abandoned ELSE abandoned + 1 END
                WHERE expires <= $now OR (owner IN ($owner, '') AND outcome IS NULL)
            RETURNING abandoned
            """, key, owner);
        claim.Parameters.AddWithValue("$now", now);
        claim.Parameters.AddWithValue("$until", After(now, lasts));
        if (claim.ExecuteScalar() is long abandoned)
        {
            return IdempotencyClaim.ClaimedAfter((int)abandoned);
        }

        using var find = Command(connection, "SELECT outcome, expires FROM calls WHERE key = $key", key, owner);
        using var row = find.ExecuteReader();
        row.Read();
        return row.IsDBNull(0)
            ? IdempotencyClaim.ClaimedByAnother(TimeSpan.FromMilliseconds(row.GetInt64(1) - now))
            : IdempotencyClaim.Ended(row.GetFieldValue<byte[]>(0));
    }

    private bool Complete(SqliteConnection connection, string key, string owner, long now, byte[] outcome, TimeSpan keepFor)
    {
        _latest = now;
        using var complete = Command(connection, """
            INSERT INTO calls (key, owner, outcome, expires, abandoned) VALUES ($key, $owner, $outcome, $until, 0)
            ON CONFLICT (key) DO UPDATE SET owner = $owner, outcome = $outcome, expires = $until
                WHERE expires <= $now OR owner IN ($owner, '')
            """, key, owner);
        complete.Parameters.AddWithValue("$outcome", outcome);
        complete.Parameters.AddWithValue("$now", now);
        complete.Parameters.AddWithValue("$until", After(now, keepFor));
        return complete.ExecuteNonQuery() > 0;
    }

    private static bool Release(SqliteConnection connection, string key, string owner)
    {
        // Of a claim that others had let run out, their number is left, for nobody.
        using var release = Command(connection, """
            DELETE FROM calls WHERE key = $key AND owner = $owner AND outcome IS NULL AND abandoned = 0;
            UPDATE calls SET owner = '' WHERE key = $key AND owner = $owner AND outcome IS NULL
            """, key, owner);
        return release.ExecuteNonQuery() > 0;
    }

    private bool Purge(SqliteConnection connection, int atMost)
    {
        using var purge = connection.CreateCommand();
        purge.CommandText = "DELETE FROM calls WHERE rowid IN (SELECT rowid FROM calls WHERE expires <= $now AND (outcome IS NOT NULL OR expires <= $now - $abandonedFor) LIMIT $most)";
        purge.Parameters.AddWithValue("$now", _latest);
        purge.Parameters.AddWithValue("$abandonedFor", AbandonedFor);
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

    private static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private static long After(long now, TimeSpan time) => now + (long)time.TotalMilliseconds;
}
