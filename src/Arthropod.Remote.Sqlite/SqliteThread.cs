using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Arthropod.Remote;

/// <summary>
/// One thread and one connection: SQLite knows no asynchronous work, and a commit waits for the disk and for other
/// processes, which no thread of the pool should. What gathers meanwhile goes together in the next transaction.
/// </summary>
internal sealed class SqliteThread : IDisposable
{
    /// <summary>Short transactions, for other processes wait meanwhile.</summary>
    private const int MaxTogether = 100;
    private const int MaxPurged = 500;

    /// <summary>Servers wait for ten seconds. Beyond this nobody does any more.</summary>
    private const int MaxWaiting = 100_000;

    private static readonly TimeSpan PurgeInterval = TimeSpan.FromSeconds(30);

    private readonly BlockingCollection<Step> _steps = new(MaxWaiting);
    private readonly string _path;
    private readonly Action<SqliteConnection> _open;
    private readonly Func<SqliteConnection, int, bool> _purge;
    private readonly Thread _thread;
    private SqliteConnection? _connection;
    private long _purgeAt = Environment.TickCount64;

    public SqliteThread(string path, Action<SqliteConnection> open, Func<SqliteConnection, int, bool> purge)
    {
        _path = path;
        _open = open;
        _purge = purge;
        _thread = new Thread(Work) { IsBackground = true, Name = "Arthropod.Remote.Sqlite" };
        _thread.Start();
    }

    public ValueTask<T> RunAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        var step = new Step<T>(work, cancellationToken);
        if (!_steps.TryAdd(step))
        {
            throw new InvalidOperationException($"{MaxWaiting:N0} requests wait for '{_path}'. Is its disk so slow?");
        }

        return new ValueTask<T>(step.Task);
    }

    public void Dispose()
    {
        if (!_steps.IsAddingCompleted)
        {
            _steps.CompleteAdding();
            _thread.Join();
            _steps.Dispose();
        }
    }

    private void Work()
    {
        foreach (var first in _steps.GetConsumingEnumerable())
        {
            var together = new List<Step> { first };
            while (together.Count < MaxTogether && _steps.TryTake(out var next))
            {
                together.Add(next);
            }

            together.RemoveAll(static step => step.IsGivenUp());
            Work(together);
        }

        Close();
    }

    private void Work(List<Step> together)
    {
        try
        {
            var connection = _connection ??= Open();
            using (var transaction = connection.BeginTransaction(deferred: false))
            {
                together.ForEach(step => step.Do(connection));
                transaction.Commit();
            }

            together.ForEach(static step => step.End());
            PurgeNowAndThen(connection);
        }
        catch (Exception exception)
        {
            // Nothing of it has been done. A disk that was full, or a file that was replaced: the next one opens anew.
            Close();
            together.ForEach(step => step.Fail(exception));
        }
    }

    private void PurgeNowAndThen(SqliteConnection connection)
    {
        if (Environment.TickCount64 >= _purgeAt)
        {
            var isMore = _purge(connection, MaxPurged);
            _purgeAt = Environment.TickCount64 + (isMore ? 0 : (long)PurgeInterval.TotalMilliseconds);
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = _path,
            Pooling = false, // It stays open as long as the store.
            DefaultTimeout = 5, // Seconds that it waits for another process; servers wait for ten.
        }.ToString());
        try
        {
            connection.Open();
            _open(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Close()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private abstract class Step
    {
        public abstract bool IsGivenUp();

        public abstract void Do(SqliteConnection connection);

        public abstract void End();

        public abstract void Fail(Exception exception);
    }

    private sealed class Step<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken) : Step
    {
        private readonly TaskCompletionSource<T> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Task => _end.Task;

        // Nobody waits for it any more, and a claim that nobody renews would be in the way.
        public override bool IsGivenUp() => cancellationToken.IsCancellationRequested && _end.TrySetCanceled(cancellationToken);

        public override void Do(SqliteConnection connection) => _result = work(connection);

        public override void End() => _end.TrySetResult(_result!);

        public override void Fail(Exception exception) => _end.TrySetException(exception);
    }
}
