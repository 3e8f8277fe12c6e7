using CliWrap;
using CliWrap.Buffered;

namespace Arthropod.Remote.Cli.Tests;

/// <summary>The tool as a process of its own.</summary>
internal static class Tool
{
    public static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The tool with these arguments; whatever the exit code, it is for the test to judge. What starts the tests in the
    /// background may have them ignore SIGINT, and a child inherits that; coreutils' <c>env</c> gives it back its default.
    /// </summary>
    public static Command With(params string[] arguments)
    {
        string[] tool = ["dotnet", Path.Combine(AppContext.BaseDirectory, "arthropod.dll"), .. arguments];
        string[] command = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", .. tool] : tool;
        return CliWrap.Cli.Wrap(command[0]).WithArguments(command[1..]).WithValidation(CommandResultValidation.None);
    }

    /// <summary>Runs the tool to its end.</summary>
    public static async Task<BufferedCommandResult> RunAsync(params string[] arguments)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        return await With(arguments).ExecuteBufferedAsync(deadline.Token);
    }
}
