using System.Diagnostics;

namespace Arthropod.Remote.SlowTests.World;

/// <summary>Runs a program to its end and keeps what it said.</summary>
internal static class Command
{
    public static Task<CommandResult> RunAsync(string folder, string program, params string[] arguments) =>
        RunAsync(folder, program, arguments, static _ => { });

    /// <exception cref="Xunit.Sdk.XunitException">It ended with anything but 0; the message has all that it said.</exception>
    public static async Task<CommandResult> SucceedAsync(string folder, string program, params string[] arguments) =>
        (await RunAsync(folder, program, arguments)).Succeeded();

    public static async Task<CommandResult> RunAsync(
        string folder, string program, string[] arguments, Action<IDictionary<string, string?>> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        CleanEnvironment.Give(start);
        environment(start.Environment);

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var deadline = new CancellationTokenSource(Deadlines.Build);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new CommandResult($"{program} {string.Join(' ', arguments)}", process.ExitCode, await output, await error);
    }
}
