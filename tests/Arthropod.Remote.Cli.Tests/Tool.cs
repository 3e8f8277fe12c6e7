using CliWrap;
using CliWrap.Buffered;

namespace Arthropod.Remote.Cli.Tests;

/// <summary>The tool as a process of its own.</summary>
internal static class Tool
{
    public static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    /// <summary>The tool with these arguments; whatever the exit code, it is for the test to judge.</summary>
    public static Command With(params string[] arguments) =>
        CliWrap.Cli.Wrap("dotnet")
            .WithArguments([Path.Combine(AppContext.BaseDirectory, "arthropod.dll"), .. arguments])
            .WithValidation(CommandResultValidation.None);

    /// <summary>Runs the tool to its end.</summary>
    public static async Task<BufferedCommandResult> RunAsync(params string[] arguments)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        return await With(arguments).ExecuteBufferedAsync(deadline.Token);
    }
}
