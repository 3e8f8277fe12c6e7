using System.Diagnostics;
using System.Globalization;

namespace Arthropod.Remote.Chaos.Running;

/// <summary>This program, started again as a server or a client.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private ChildProcess(string name, Process process)
    {
        Name = name;
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>What the journals call it.</summary>
    public string Name { get; }

    /// <summary>Whether its end is the run's doing.</summary>
    public bool IsToEnd { get; private set; }

    public static ChildProcess Start(string name, Uri queue, params string[] arguments)
    {
        // Started as `dotnet Arthropod.Remote.Chaos.dll` it is the dotnet host that runs, and needs to be told of what.
        var program = Environment.ProcessPath!;
        var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        var start = new ProcessStartInfo(program, isHost ? [typeof(ChildProcess).Assembly.Location, .. arguments] : arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AWS_ENDPOINT_URL_SQS"] = queue.ToString();

        // The queue asks nobody for credentials; so the name in them tells the proxy who asks.
        start.Environment["AWS_ACCESS_KEY_ID"] = name;
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "none";

        // Many short-lived processes share few processors.
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        return new(name, Process.Start(start)!);
    }

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        IsToEnd = true;
        _process.Kill();
    }

    /// <summary>SIGTERM.</summary>
    public Task TerminateAsync()
    {
        IsToEnd = true;
        return SignalAsync("TERM");
    }

    /// <summary>SIGSTOP: it neither runs nor knows that it does not.</summary>
    public Task SuspendAsync() => SignalAsync("STOP");

    /// <summary>SIGCONT.</summary>
    public Task ResumeAsync() => SignalAsync("CONT");

    /// <returns>Its exit code, and what it said.</returns>
    public async Task<(int Code, string Words)> EndsAsync()
    {
        await _process.WaitForExitAsync();
        return (_process.ExitCode, $"{await _output}{await _error}".Trim());
    }

    /// <summary>Kills it if it still runs, suspended or not.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
