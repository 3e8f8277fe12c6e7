using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using Arthropod.Remote.LocalSqs;
using Arthropod.Remote.Tests.Shared;
using CliWrap.Buffered;

namespace Arthropod.Remote.Cli.Tests;

/// <summary>The tool as a process of its own, and a queue server whose clock can be put forward.</summary>
public sealed class SweepTests
{
    private const string Dead = "shop-arthropod-inbox-0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task It_says_first_what_it_would_do_and_then_does_it()
    {
        var time = new JumpingTime();
        await using var local = await LocalSqsServer.StartAsync(new() { Engine = new LocalSqsEngine(timeProvider: time) });
        using var sqs = new AmazonSQSClient(new BasicAWSCredentials("any", "any"), new AmazonSQSConfig { ServiceURL = local.Url.ToString(), AuthenticationRegion = "us-east-1" });
        var inbox = await sqs.CreateQueueAsync(new CreateQueueRequest
        {
            QueueName = Dead,
            Tags = new() { ["arthropod:inbox"] = "1", ["arthropod:heartbeat"] = "2026-01-01T00:00:00Z" },
        });

        var dry = await SweepAsync(local.Url, "--dry-run");
        Assert.Contains($"{Dead}  would be probed, last heartbeat 2026-01-01T00:00:00Z", dry.StandardOutput, StringComparison.Ordinal);
        Assert.Equal("0", await MessagesAsync(sqs, inbox.QueueUrl));

        var probing = await SweepAsync(local.Url);
        Assert.Contains("1 probed", probing.StandardOutput, StringComparison.Ordinal);
        Assert.Equal("1", await MessagesAsync(sqs, inbox.QueueUrl));

        Assert.Contains("1 waiting", (await SweepAsync(local.Url)).StandardOutput, StringComparison.Ordinal);

        time.Jump(TimeSpan.FromHours(7));
        Assert.Contains("1 deleted", (await SweepAsync(local.Url)).StandardOutput, StringComparison.Ordinal);
        Assert.Contains("No inboxes.", (await SweepAsync(local.Url)).StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_service_that_cannot_be_reached_is_an_error_without_a_stack_trace()
    {
        var run = await SweepAsync(new Uri("http://127.0.0.1:1"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("127.0.0.1:1", run.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.StandardError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--grace", "00:00:10", "at least 00:02:00")]
    [InlineData("--prefix", "a b", "Choose another")]
    public async Task Options_that_make_no_sense_are_errors(string option, string value, string cure)
    {
        string[] prefix = option == "--prefix" ? [] : ["--prefix", "shop-"];
        var run = await Tool.RunAsync(["sweep", .. prefix, option, value]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(cure, run.StandardError, StringComparison.Ordinal);
    }

    private static async Task<BufferedCommandResult> SweepAsync(Uri endpoint, params string[] options)
    {
        using var deadline = new CancellationTokenSource(Tool.Deadline);
        return await Tool.With(["sweep", "--prefix", "shop-", .. options])
            .WithEnvironmentVariables(variables => variables.Set("AWS_ENDPOINT_URL_SQS", endpoint.ToString()))
            .ExecuteBufferedAsync(deadline.Token);
    }

    private static async Task<string> MessagesAsync(AmazonSQSClient sqs, string url) =>
        (await sqs.GetQueueAttributesAsync(url, [QueueAttributeName.ApproximateNumberOfMessages])).Attributes[QueueAttributeName.ApproximateNumberOfMessages];
}
