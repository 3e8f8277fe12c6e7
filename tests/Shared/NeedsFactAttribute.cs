using System.ComponentModel;
using System.Diagnostics;

namespace Arthropod.Remote.Tests.Shared;

/// <summary>
/// A fact that needs a program of the machine's. Where it is missing the fact is skipped and says so, except in
/// continuous integration, where nothing may be missing.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsFactAttribute : FactAttribute
{
    public NeedsFactAttribute(string program, params string[] check)
    {
        var isIntegration = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);
        if (!isIntegration && !Runs(program, check))
        {
            Skip = $"'{program} {string.Join(' ', check)}' does not run on this machine";
        }
    }

    private static bool Runs(string program, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
