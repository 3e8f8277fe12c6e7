using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CliWrap;
using CliWrap.EventStream;

namespace Arthropod.Remote.Cli.Tests;

/// <summary><c>arthropod local</c> at work: has said where it listens.</summary>
internal sealed class RunningLocal : IAsyncDisposable
{
    private const string Announcement = "listening on ";

    private readonly CancellationTokenSource _deadline = new(Tool.Deadline);
    private readonly TaskCompletionSource<int> _processId = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _announced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly Task _running;

    private RunningLocal(string[] options) => _running = RunAsync(options);

    /// <summary>The line that says where it listens, word for word.</summary>
    public string Line { get; private set; } = "";

    /// <summary>Where it listens.</summary>
    public Uri Url => new(Line[Announcement.Length..]);

    /// <summary>What it has written to standard error.</summary>
    public string Errors => string.Join('\n', _errors);

    public static async Task<RunningLocal> StartAsync(params string[] options)
    {
        var local = new RunningLocal(options);
        local.Line = await local._announced.Task;
        return local;
    }

    /// <summary>Sends a signal, as <c>kill</c> names it, and waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> SignalAsync(string signal)
    {
        var process = (await _processId.Task).ToString(CultureInfo.InvariantCulture);
        using var kill = Process.Start("kill", [$"-{signal}", process]);
        await kill.WaitForExitAsync(_deadline.Token);
        return await _exited.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _deadline.CancelAsync();
        await _running;
        _deadline.Dispose();
    }

    private async Task RunAsync(string[] options)
    {
        try
        {
            var events = Tool.With(["local", .. options]).ListenAsync(_deadline.Token);
            await foreach (var happened in events)
            {
                Take(happened);
            }
        }
        catch (OperationCanceledException exception)
        {
            _announced.TrySetException(exception);
            _exited.TrySetException(exception);
        }
    }

    private void Take(CommandEvent happened)
    {
        switch (happened)
        {
            case StartedCommandEvent started:
                _processId.SetResult(started.ProcessId);
                break;
            case StandardOutputCommandEvent output:
                _announced.TrySetResult(output.Text);
                break;
            case StandardErrorCommandEvent error:
                _errors.Enqueue(error.Text);
                break;
            case ExitedCommandEvent exited:
                _announced.TrySetException(new InvalidOperationException($"arthropod local has ended: {Errors}"));
                _exited.TrySetResult(exited.ExitCode);
                break;
        }
    }
}
