using System.Diagnostics;

namespace Arthropod.Remote.Sqs.Tests.Probe;

/// <summary>Runs <see cref="Program"/> with an environment that has of AWS only what a test puts there.</summary>
internal sealed class ProbeProcess : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("arthropod-probe-");

    /// <summary>The variables beside those that a process needs to live.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>Writes a file of <c>~/.aws</c>.</summary>
    public void WriteAwsFile(string name, string content)
    {
        var folder = _home.CreateSubdirectory(".aws");
        File.WriteAllText(Path.Combine(folder.FullName, name), content);
    }

    /// <summary>Runs the probe.</summary>
    /// <returns>The line that it says.</returns>
    public async Task<string> RunAsync(params string[] args)
    {
        var start = new ProcessStartInfo(System.Environment.ProcessPath!)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _home.FullName,
        };
        foreach (var argument in (string[])[typeof(Program).Assembly.Location, .. args])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var variable in start.Environment.Keys.Where(IsOfAws).ToList())
        {
            start.Environment.Remove(variable);
        }

        start.Environment["HOME"] = _home.FullName;
        start.Environment["USERPROFILE"] = _home.FullName;
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var error = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            Assert.Equal("", await error);
            return (await output).Trim();
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    public void Dispose() => _home.Delete(recursive: true);

    private static bool IsOfAws(string variable) =>
        variable.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase) || variable.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase);
}
