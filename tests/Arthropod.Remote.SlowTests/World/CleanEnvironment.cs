using System.Diagnostics;

namespace Arthropod.Remote.SlowTests.World;

/// <summary>The environment of a user who has just opened a shell: nothing of AWS, nothing of the test run around us.</summary>
internal static class CleanEnvironment
{
    // `dotnet test` tells its children where its MSBuild lies and that they are hosted; a build inside must find its own.
    private static readonly string[] Foreign = ["AWS_", "MSBUILD", "VSTEST", "TESTINGPLATFORM", "DOTNET_CLI_", "DOTNET_HOST_PATH", "Arthropod"];

    public static void Give(ProcessStartInfo start)
    {
        foreach (var name in start.Environment.Keys.Where(IsForeign).ToList())
        {
            start.Environment.Remove(name);
        }

        // No build server may outlive the test.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
    }

    private static bool IsForeign(string name) =>
        Foreign.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
