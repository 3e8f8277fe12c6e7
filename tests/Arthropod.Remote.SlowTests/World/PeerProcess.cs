using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace Arthropod.Remote.SlowTests.World;

/// <summary>A caller or worker in a process of its own.</summary>
internal sealed class PeerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly Task _reading;
    private readonly Task<string> _error;

    private PeerProcess(Process process)
    {
        _process = process;
        _reading = ReadAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    /// <summary>One of ours.</summary>
    public static PeerProcess Start(Uri queueServer, params string[] arguments) =>
        Run("dotnet", [Path.Combine(AppContext.BaseDirectory, "Arthropod.Remote.Peer.dll"), .. arguments], queueServer);

    /// <summary>Any program that tells on standard output what it does.</summary>
    public static PeerProcess Run(string program, string[] arguments, Uri? queueServer = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        CleanEnvironment.Give(start);
        if (queueServer is not null)
        {
            start.Environment["AWS_ENDPOINT_URL_SQS"] = queueServer.ToString();
        }

        return new PeerProcess(Process.Start(start)!);
    }

    /// <summary>Waits for the next line that begins so, and returns what follows.</summary>
    public async Task<string> SaysAsync(string beginning)
    {
        using var deadline = new CancellationTokenSource(Deadlines.Step);
        try
        {
            await foreach (var line in _lines.Reader.ReadAllAsync(deadline.Token))
            {
                if (line.StartsWith(beginning, StringComparison.Ordinal))
                {
                    return line[beginning.Length..].Trim();
                }
            }
        }
        catch (OperationCanceledException exception)
        {
            throw new TimeoutException($"The peer did not say '{beginning}'.", exception);
        }

        throw new InvalidOperationException($"The peer ended without saying '{beginning}': {await _error}");
    }

    public async Task TellAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>kill -9: nothing of it runs any more, not even a finally.</summary>
    public Task KillAsync()
    {
        _process.Kill();
        return EndsAsync();
    }

    /// <summary>SIGTERM, as systemd, Docker and Kubernetes send it.</summary>
    public async Task TerminateAsync() => await Command.SucceedAsync(
        AppContext.BaseDirectory, "kill", "-TERM", Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Closes our end of its standard input, as the system does when the process that started it ends.</summary>
    public void Orphan() => _process.StandardInput.Close();

    public async Task<int> EndsAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Deadlines.Step);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        await _reading;
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _lines.Writer.TryWrite(line);
        }

        _lines.Writer.Complete();
    }
}
