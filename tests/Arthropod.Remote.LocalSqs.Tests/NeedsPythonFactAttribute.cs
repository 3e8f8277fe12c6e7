using System.Diagnostics;

namespace Arthropod.Remote.LocalSqs.Tests;

/// <summary>A fact that needs what the machine's Python brings; skipped, with the reason, where that is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsPythonFactAttribute : FactAttribute
{
    public NeedsPythonFactAttribute(string executable, params string[] check)
    {
        if (!Runs(executable, check))
        {
            Skip = $"'{executable} {string.Join(' ', check)}' does not run on this machine";
        }
    }

    private static bool Runs(string executable, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(executable, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
