using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Arthropod.Remote;

/// <summary>The file's tables, and the settings of each connection to it.</summary>
internal static class SqliteSchema
{
    /// <summary>Kept in the file as <c>user_version</c>. Raise it with every change that an older program must not meet.</summary>
    private const int Version = 2;

    /// <exception cref="InvalidOperationException">The file is of another version, or of another program.</exception>
    public static void Open(SqliteConnection connection, string path)
    {
        // The log beside the file lets readers and one writer work at a time; a commit is on the disk when it is answered.
        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, "PRAGMA synchronous = FULL");
        using var transaction = connection.BeginTransaction(deferred: false);
        var version = Convert.ToInt32(Ask(connection, "PRAGMA user_version"), CultureInfo.InvariantCulture);
        var tables = Convert.ToInt32(Ask(connection, "SELECT count(*) FROM sqlite_schema"), CultureInfo.InvariantCulture);
        if (version == 0 && tables == 0)
        {
            Execute(connection, "CREATE TABLE calls (key TEXT PRIMARY KEY NOT NULL, owner TEXT NOT NULL, outcome BLOB, expires INTEGER NOT NULL, abandoned INTEGER NOT NULL)");
            Execute(connection, "CREATE INDEX calls_expires ON calls (expires)");
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}"));
        }
        else if (version == 1)
        {
            Execute(connection, "ALTER TABLE calls ADD COLUMN abandoned INTEGER NOT NULL DEFAULT 0");
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}"));
        }
        else if (version != Version)
        {
            throw new InvalidOperationException(
                $"'{path}' is no idempotency store of this version: its user_version is {version}, and this one makes {Version}. " +
                "Name another file, or delete this one when no worker runs (then calls that are in the queue twice may be carried out twice).");
        }

        transaction.Commit();
    }

    private static void Execute(SqliteConnection connection, string text)
    {
        using var command = Command(connection, text);
        command.ExecuteNonQuery();
    }

    private static object? Ask(SqliteConnection connection, string text)
    {
        using var command = Command(connection, text);
        return command.ExecuteScalar();
    }

    private static SqliteCommand Command(SqliteConnection connection, string text)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = text;
#pragma warning restore CA2100
        return command;
    }
}
