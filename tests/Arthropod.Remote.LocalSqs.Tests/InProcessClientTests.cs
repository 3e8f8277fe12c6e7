using System.Diagnostics;

namespace Arthropod.Remote.LocalSqs.Tests;

public sealed class InProcessClientTests
{
    // Each of these makes an SDK client that reads it fail, or talk to somebody else.
    private static readonly Dictionary<string, string> Misleading = new(StringComparer.Ordinal)
    {
        ["AWS_PROFILE"] = "no-such-profile",
        ["AWS_REGION"] = "no-such-region",
        ["AWS_DEFAULT_REGION"] = "no-such-region",
        ["AWS_CONFIG_FILE"] = "/no/such/file",
        ["AWS_SHARED_CREDENTIALS_FILE"] = "/no/such/file",
        ["AWS_ENDPOINT_URL"] = "http://192.0.2.1",
        ["AWS_ENDPOINT_URL_SQS"] = "http://192.0.2.1",
        ["AWS_RETRY_MODE"] = "rubbish",
        ["AWS_MAX_ATTEMPTS"] = "rubbish",
        ["AWS_DEFAULTS_MODE"] = "rubbish",
        ["AWS_USE_FIPS_ENDPOINT"] = "true",
        ["AWS_USE_DUALSTACK_ENDPOINT"] = "true",
        ["AWS_ACCOUNT_ID_ENDPOINT_MODE"] = "rubbish",
        ["AWS_REQUEST_CHECKSUM_CALCULATION"] = "rubbish",
        ["AWS_DISABLE_REQUEST_COMPRESSION"] = "rubbish",
        ["AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES"] = "rubbish",
        ["AWS_SDK_UA_APP_ID"] = "rubbish!",
        ["AWS_AUTH_SCHEME_PREFERENCE"] = "rubbish",
    };

    [Fact]
    public async Task The_client_cares_for_no_AWS_setting()
    {
        // The SDK reads its settings once per process, so the test that matters runs in a process of its own.
        var start = new ProcessStartInfo("dotnet", ["vstest", typeof(World).Assembly.Location, $"--TestCaseFilter:FullyQualifiedName~{nameof(A_message_goes_to_the_engine)}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Misleading)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync().WaitAsync(World.Deadline);

        Assert.True(process.ExitCode == 0, output);
        Assert.Matches(@"Passed:\s+1,", output);
    }

    [Fact]
    public async Task A_message_goes_to_the_engine()
    {
        using var world = new World();
        var queue = await world.QueueAsync();

        await world.SendAsync(queue, "m");

        Assert.Single(await world.ReceiveAsync(queue));
        Assert.StartsWith("http://localsqs.invalid/", queue, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_engines_know_nothing_of_each_other()
    {
        using var one = new World();
        using var other = new World();
        await one.SendAsync(await one.QueueAsync(), "m");

        Assert.Empty(await other.ReceiveAsync(await other.QueueAsync()));
    }
}
