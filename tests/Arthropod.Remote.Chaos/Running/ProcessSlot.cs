namespace Arthropod.Remote.Chaos.Running;

/// <summary>A place for one process at a time: when the run ends one, the next takes its place.</summary>
/// <param name="name">What the processes are called, followed by their number.</param>
/// <param name="start">Starts the next process of that name; <see langword="null"/>: there is nothing left to do.</param>
/// <param name="journal">The run's journal.</param>
internal sealed class ProcessSlot(string name, Func<string, ChildProcess?> start, RunJournal journal) : IDisposable
{
    private volatile ChildProcess? _process;
    private bool _closed;

    /// <summary>Whether something is being done to it already.</summary>
    public bool IsBusy { get; private set; }

    public bool IsRunning => _process is { IsToEnd: false };

    /// <summary>Starts processes until one has ended by itself, or the slot is closed.</summary>
    public async Task RunAsync()
    {
        for (var generation = 1; !_closed && start($"{name}-{generation}") is { } process; generation++)
        {
            _process = process;
            journal.Write(process.Name, ProcessChange.Started);
            var (code, words) = await process.EndsAsync();
            _process = null;
            if (!process.IsToEnd || (code != 0 && code != 128 + 9))
            {
                journal.Write(process.Name, code == 0 ? ProcessChange.Ended : ProcessChange.Crashed, $"exit code {code}. {words}");
                _closed |= code == 0;
            }

            process.Dispose();
        }
    }

    public void Kill(ProcessChange why = ProcessChange.Killed)
    {
        if (_process is { } process)
        {
            journal.Write(process.Name, why);
            process.Kill();
        }
    }

    public async Task TerminateAsync()
    {
        if (_process is { } process)
        {
            journal.Write(process.Name, ProcessChange.Stopping);
            await process.TerminateAsync();
        }
    }

    public async Task SuspendAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        if (_process is not { } process)
        {
            return;
        }

        IsBusy = true;
        journal.Write(process.Name, ProcessChange.Suspended);
        await process.SuspendAsync();
        await Task.Delay(length, TimeProvider.System, cancellationToken);
        await process.ResumeAsync();
        journal.Write(process.Name, ProcessChange.Resumed);
        IsBusy = false;
    }

    /// <summary>No other process follows the one that runs.</summary>
    public void Close() => _closed = true;

    public void Dispose()
    {
        _closed = true;
        _process?.Dispose();
    }
}
