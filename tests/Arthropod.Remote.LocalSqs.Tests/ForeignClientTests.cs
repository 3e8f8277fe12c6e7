using System.Diagnostics;
using System.Text.Json;
using Arthropod.Remote.Tests.Shared;

namespace Arthropod.Remote.LocalSqs.Tests;

/// <summary>Clients that we did not write, over HTTP.</summary>
public sealed class ForeignClientTests : IAsyncLifetime
{
    private LocalSqsServer _server = null!;

    public async Task InitializeAsync() => _server = await LocalSqsServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [NeedsFact("python3", "-c", "import boto3; assert boto3.__version__ >= '1.34'")]
    public async Task Boto3_gets_on_with_it()
    {
        var script = Path.Combine(AppContext.BaseDirectory, "boto3_client.py");

        Assert.EndsWith("everything as expected", await RunAsync("python3", script, _server.Url.ToString()), StringComparison.Ordinal);
    }

    [NeedsFact("aws", "--version")]
    public async Task The_AWS_command_line_gets_on_with_it()
    {
        var queue = Text(await AwsAsync("create-queue", "--queue-name", "cli", "--attributes", "VisibilityTimeout=5", "--tags", "owner=me"), "QueueUrl");
        var sent = await AwsAsync("send-message", "--queue-url", queue, "--message-body", "grüß <dich>", "--message-attributes", """{"n":{"DataType":"Number","StringValue":"7"}}""");
        var received = await AwsAsync("receive-message", "--queue-url", queue, "--wait-time-seconds", "1", "--message-system-attribute-names", "All", "--message-attribute-names", "All");

        using var json = JsonDocument.Parse(received);
        var message = json.RootElement.GetProperty("Messages")[0];
        Assert.Equal("grüß <dich>", message.GetProperty("Body").GetString());
        Assert.Equal("7", message.GetProperty("MessageAttributes").GetProperty("n").GetProperty("StringValue").GetString());
        Assert.Equal(Text(sent, "MD5OfMessageAttributes"), message.GetProperty("MD5OfMessageAttributes").GetString());

        await AwsAsync("delete-message", "--queue-url", queue, "--receipt-handle", message.GetProperty("ReceiptHandle").GetString()!);
        Assert.Contains("\"ApproximateNumberOfMessagesNotVisible\": \"0\"", await AwsAsync("get-queue-attributes", "--queue-url", queue, "--attribute-names", "All"), StringComparison.Ordinal);
        await AwsAsync("delete-queue", "--queue-url", queue);
        Assert.Contains("NonExistentQueue", await RunAsync("aws", [.. Arguments("get-queue-url", "--queue-name", "cli")], succeeds: false), StringComparison.Ordinal);
    }

    private Task<string> AwsAsync(params string[] arguments) => RunAsync("aws", [.. Arguments(arguments)], succeeds: true);

    private IEnumerable<string> Arguments(params string[] arguments) =>
        ["--endpoint-url", _server.Url.ToString(), "--region", "us-east-1", "--output", "json", "sqs", .. arguments];

    private static Task<string> RunAsync(string executable, params string[] arguments) => RunAsync(executable, arguments, succeeds: true);

    private static async Task<string> RunAsync(string executable, string[] arguments, bool succeeds)
    {
        var start = new ProcessStartInfo(executable, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AWS_ACCESS_KEY_ID"] = "test";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "test";
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        start.Environment["PYTHONUTF8"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync().WaitAsync(World.Deadline);
        Assert.True(succeeds == (process.ExitCode == 0), $"{executable} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}{await error}");
        return (succeeds ? output : await error).Trim();
    }

    private static string Text(string json, string name)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty(name).GetString()!;
    }
}
