using System.Diagnostics;

namespace VideoEncoding;

/// <summary>This program again, as a worker in a process of its own, which never outlives this one.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly CancellationTokenSource _ended = new();

    private WorkerProcess(Process process) => _process = process;

    /// <summary>Cancelled when the worker has ended, whatever the reason: nobody will answer then.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Starts it.</summary>
    /// <param name="queue">The queue server.</param>
    public static WorkerProcess Start(Uri queue)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false,

            // The pipe that ends when this process ends, however it ends: see EndWithParent.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            // Started as `dotnet VideoEncoding.dll`: then that is this program's own path.
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        }

        // Its log would say again, with stack traces, what the caller is told.
        string[] arguments = ["worker", "--EndWithParent=true", "--Ffmpeg:RealTime=true", "--Logging:LogLevel:Default=Critical"];
        Array.ForEach(arguments, start.ArgumentList.Add);
        start.Environment["AWS_ENDPOINT_URL_SQS"] = queue.ToString();

        var worker = new WorkerProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        worker.Listen();
        return worker;
    }

    /// <summary>Asks the worker to end, waits for it, and ends it by force if it takes too long.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
        _ended.Dispose();
    }

    private void Listen()
    {
        _process.OutputDataReceived += static (_, output) => Show(output.Data);
        _process.ErrorDataReceived += static (_, output) => Show(output.Data);
        _process.Exited += (_, _) => _ended.Cancel();
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private static void Show(string? line)
    {
        if (line is not null)
        {
            Display.Say($"worker: {line}");
        }
    }
}
