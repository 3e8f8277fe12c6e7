using Amazon.Runtime;
using Amazon.SQS;

namespace Arthropod.Remote.Cli.Tests;

public sealed class LocalTests
{
    [Fact]
    public async Task It_says_where_it_listens_and_serves_there()
    {
        await using var local = await RunningLocal.StartAsync("--port", "0");

        Assert.Matches(@"^listening on http://127\.0\.0\.1:\d+$", local.Line);
        using var sqs = new AmazonSQSClient(new BasicAWSCredentials("any", "any"), new AmazonSQSConfig { ServiceURL = local.Url.ToString(), AuthenticationRegion = "us-east-1" });
        var queue = await sqs.CreateQueueAsync("things");
        await sqs.SendMessageAsync(queue.QueueUrl, "hello");
        var received = await sqs.ReceiveMessageAsync(queue.QueueUrl);
        Assert.Equal("hello", Assert.Single(received.Messages).Body);
        Assert.Empty(local.Errors);
    }

    [Fact]
    public async Task It_ends_cleanly_on_SIGTERM()
    {
        await using var local = await RunningLocal.StartAsync("--port", "0");
        Assert.Equal(0, await local.SignalAsync("TERM"));
        Assert.Empty(local.Errors);
    }

    [Fact]
    public async Task It_ends_cleanly_on_Ctrl_C_even_while_a_long_poll_waits()
    {
        await using var local = await RunningLocal.StartAsync("--port", "0");
        using var sqs = new AmazonSQSClient(new BasicAWSCredentials("any", "any"), new AmazonSQSConfig { ServiceURL = local.Url.ToString(), AuthenticationRegion = "us-east-1" });
        var queue = await sqs.CreateQueueAsync("things");
        var poll = sqs.ReceiveMessageAsync(new Amazon.SQS.Model.ReceiveMessageRequest { QueueUrl = queue.QueueUrl, WaitTimeSeconds = 20 });

        Assert.Equal(0, await local.SignalAsync("INT"));
        await Task.WhenAny(poll);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_an_error_that_names_it()
    {
        await using var first = await RunningLocal.StartAsync("--port", "0");
        var port = first.Url.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

        var second = await Tool.RunAsync("local", "--port", port);

        Assert.Equal(1, second.ExitCode);
        Assert.Contains(port, second.StandardError, StringComparison.Ordinal);
        Assert.Contains("already in use", second.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", second.StandardError, StringComparison.Ordinal);
        Assert.Empty(second.StandardOutput);
    }

    [Fact]
    public async Task Beyond_loopback_it_warns()
    {
        await using var local = await RunningLocal.StartAsync("--port", "0", "--bind", "0.0.0.0");
        Assert.Matches(@"^listening on http://127\.0\.0\.1:\d+$", local.Line);
        Assert.Equal(0, await local.SignalAsync("TERM"));
        Assert.Contains("Anybody who reaches the port", local.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port", "65536", "0 to 65535")]
    [InlineData("--bind", "somewhere", "Give an IP address")]
    public async Task Options_that_make_no_sense_are_errors(string option, string value, string cure)
    {
        var run = await Tool.RunAsync("local", option, value);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(cure, run.StandardError, StringComparison.Ordinal);
    }
}
