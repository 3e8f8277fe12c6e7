using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using Arthropod.Remote.Wire;
using CliWrap.Buffered;

namespace Arthropod.Remote.Cli.Tests;

/// <summary>The tool and the queue server, each a process of its own.</summary>
public sealed class DeadLettersTests : IAsyncLifetime
{
    private const string Note = """{"reason":"Attempt 3 failed, and no more are made.","kind":"attempts","error":{"type":"System.IO.IOException","message":"The disk is full."},"host":"gpu-7/42","time":"2026-11-25T18:00:00Z","attempts":3,"queue":"shop-encoding"}""";

    // ["clip", 80], as any client writes it.
    private static readonly byte[] Arguments = [0x92, 0xA4, (byte)'c', (byte)'l', (byte)'i', (byte)'p', 80];

    private static readonly SigningKey Key = new("2026", new byte[32]);

    private RunningLocal _local = null!;
    private AmazonSQSClient _sqs = null!;
    private string _requests = "";
    private string _deadLetters = "";

    public async Task InitializeAsync()
    {
        _local = await RunningLocal.StartAsync("--port", "0");
        _sqs = new AmazonSQSClient(
            new BasicAWSCredentials("any", "any"), new AmazonSQSConfig { ServiceURL = _local.Url.ToString(), AuthenticationRegion = "us-east-1" });
        _requests = (await _sqs.CreateQueueAsync("shop-encoding")).QueueUrl;
        _deadLetters = (await _sqs.CreateQueueAsync("shop-encoding-dlq")).QueueUrl;
    }

    public async Task DisposeAsync()
    {
        _sqs.Dispose();
        await _local.DisposeAsync();
    }

    [Fact]
    public async Task A_call_is_listed_shown_whole_sent_again_as_a_new_one_and_gone_from_there()
    {
        var call = Call();
        await BuryAsync(EnvelopeWriter.Write(call), Note);

        var list = await RunAsync("list", "enc*");
        var shown = await RunAsync("show", "encoding", "--id", call.CallId.ToString());
        var dry = await RunAsync("redrive", "encoding", "--dry-run");
        Assert.Equal("1", await CountAsync(_deadLetters));
        var redriven = await RunAsync("redrive", "encoding");

        Assert.Contains("shop-encoding-dlq", list.StandardOutput, StringComparison.Ordinal);
        Assert.Contains($"  {call.CallId}  Encode  attempts  2026-11-25T18:00:00Z  Attempt 3 failed, and no more are made.", list.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("1 dead letter.", list.StandardOutput, StringComparison.Ordinal);
        string[] lines =
        [
            "method     Encode", """arguments  ["clip",80]""", "error      System.IO.IOException: The disk is full.", "worker     gpu-7/42",
            "caller     shop-arthropod-inbox-1", "header     tenant: blå", "attempts   3",
        ];
        Assert.All(lines, line => Assert.Contains(line + Environment.NewLine, shown.StandardOutput, StringComparison.Ordinal));
        Assert.Contains("1 would be sent again.", dry.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("1 sent again.", redriven.StandardOutput, StringComparison.Ordinal);
        Assert.Equal(0, redriven.ExitCode);
        Assert.Equal("0", await CountAsync(_deadLetters));
        var message = await ReceiveAsync(_requests);
        var again = Assert.IsType<RequestFrame>(Assert.Single(EnvelopeReader.Read(message.Body)));
        Assert.Equal((call.CallId, 0, 0, true), (again.CallId, again.Receipts, again.EndedAttempts, again.IsRedriven));
        Assert.Equal((null, null, false), (again.TimeLeft, again.NotBefore, again.ConfirmBeforeRun));
        Assert.Equal(Arguments, again.Arguments.Bytes.ToArray());
        Assert.Equal(["kept"], message.MessageAttributes.Keys);
    }

    // 'orders-dlq' begins like the prefix 'orders-' and is another application's.
    [Fact]
    public async Task A_queue_whose_name_the_prefix_and_the_suffix_share_is_passed_over()
    {
        await _sqs.CreateQueueAsync("shop-dlq");
        await BuryAsync(EnvelopeWriter.Write(Call()), Note);

        var list = await RunAsync("list", "*");

        Assert.Equal("", list.StandardError);
        Assert.Contains("1 dead letter.", list.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_filter_means_is_left_and_what_is_purged_is_gone()
    {
        var (first, second) = (Call(), Call() with { Method = "Probe" });
        await BuryAsync(EnvelopeWriter.Write(first), Note);
        await BuryAsync(EnvelopeWriter.Write(second), null);
        await BuryAsync("anything", Note.Replace("attempts\"", "not-ours\"", StringComparison.Ordinal));

        Assert.Contains("1 would be deleted.", (await RunAsync("purge", "encoding", "--method", "Probe", "--dry-run")).StandardOutput, StringComparison.Ordinal);
        Assert.Equal("3", await CountAsync(_deadLetters));
        Assert.Contains($"{second.CallId}  deleted", (await RunAsync("purge", "encoding", "--kind", "moved")).StandardOutput, StringComparison.Ordinal);
        Assert.Equal("2", await CountAsync(_deadLetters));
        var redriven = await RunAsync("redrive", "encoding", "--timeout", "01:00:00");

        Assert.Equal(1, redriven.ExitCode);
        Assert.Contains("left: it is no call", redriven.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("1 sent again, 1 left.", redriven.StandardOutput, StringComparison.Ordinal);
        var again = Assert.IsType<RequestFrame>(Assert.Single(EnvelopeReader.Read((await ReceiveAsync(_requests)).Body)));
        Assert.Equal((first.CallId, TimeSpan.FromHours(1)), (again.CallId, again.TimeLeft));
        Assert.Equal("1", await CountAsync(_deadLetters));
    }

    [Fact]
    public async Task Of_more_than_two_receives_bring_all_that_a_filter_means_are_purged_and_redriven()
    {
        for (var number = 0; number < 25; number++)
        {
            await BuryAsync(EnvelopeWriter.Write(Call() with { Method = number % 5 == 0 ? "Probe" : "Encode" }), number % 2 == 0 ? Note : null);
        }

        var purged = await RunAsync("purge", "encoding", "--method", "Probe");
        var redriven = await RunAsync("redrive", "encoding", "--kind", "attempts");

        Assert.Contains("5 deleted.", purged.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("10 sent again.", redriven.StandardOutput, StringComparison.Ordinal);
        Assert.Equal(("10", "10"), (await CountAsync(_deadLetters), await CountAsync(_requests)));
    }

    [Fact]
    public async Task What_is_redriven_to_a_queue_that_does_not_exist_stays_and_the_tool_says_why()
    {
        await BuryAsync(EnvelopeWriter.Write(Call()), Note);
        await _sqs.DeleteQueueAsync(_requests);

        var redriven = await RunAsync("redrive", "encoding");

        Assert.Equal(1, redriven.ExitCode);
        Assert.Contains("left: it was not sent again (Refused, QueueMissing", redriven.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("0 sent again, 1 left.", redriven.StandardOutput, StringComparison.Ordinal);
        Assert.Equal("1", await CountAsync(_deadLetters));
    }

    [Fact]
    public async Task A_signed_call_is_signed_again_by_who_has_the_key_and_a_forged_one_by_nobody()
    {
        var old = new Envelopes([Key], () => DateTimeOffset.UtcNow.AddDays(-3));
        var forged = new Envelopes([new SigningKey("2026", Enumerable.Repeat((byte)1, 32).ToArray())], () => DateTimeOffset.UtcNow);
        var (honest, stranger, refused) = (Call(), Call(), Call());
        await BuryAsync(old.Write("shop-encoding", honest), Note);
        await BuryAsync(forged.Write("shop-encoding", stranger), Note);
        await BuryAsync(old.Write("shop-encoding", refused), Note.Replace("attempts\"", "refused\"", StringComparison.Ordinal));

        var without = await RunAsync("redrive", "encoding");
        Assert.Equal("3", await CountAsync(_deadLetters));
        var with = await RunAsync(Secret(), "redrive", "encoding");

        Assert.Contains("there is no key here", without.StandardOutput, StringComparison.Ordinal);
        Assert.Contains($"{honest.CallId}  sent again", with.StandardOutput, StringComparison.Ordinal);
        Assert.Contains($"{stranger.CallId}  left: Its signature with key '2026' does not match", with.StandardOutput, StringComparison.Ordinal);
        Assert.Contains($"{refused.CallId}  left: workers have refused it", with.StandardOutput, StringComparison.Ordinal);
        var message = await ReceiveAsync(_requests);
        var worker = new Envelopes([Key], () => DateTimeOffset.UtcNow);
        Assert.Equal(honest.CallId, Assert.Single(worker.Read("shop-encoding", message.Body, DateTimeOffset.UtcNow)).CallId);
        Assert.Contains("1 sent again.", (await RunAsync(Secret(), "redrive", "encoding", "--kind", "refused")).StandardOutput, StringComparison.Ordinal);
        Assert.Equal("1", await CountAsync(_deadLetters));
    }

    [Fact]
    public async Task What_a_stranger_wrote_moves_no_cursor()
    {
        await BuryAsync(EnvelopeWriter.Write(Call() with { Method = "\u001b[2Jboo\u202E" }), """{"reason":"\u001b]0;title\u0007","kind":7}""");

        var list = await RunAsync("list", "encoding");

        Assert.Contains(@"\u001b[2Jboo\u202e", list.StandardOutput, StringComparison.Ordinal);
        Assert.Contains(@"\u001b]0;title\u0007", list.StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', list.StandardOutput);
    }

    [Theory]
    [InlineData("list", "nothing", "There is no queue 'shop-nothing-dlq'")]
    [InlineData("list", "no*", "There is no queue 'shop-no*-dlq'")]
    [InlineData("show", "encoding", "There is no such dead letter.")]
    public async Task What_is_not_there_is_an_error_that_says_so(string command, string queue, string words)
    {
        var run = await RunAsync(command, queue);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(words, run.StandardError, StringComparison.Ordinal);
    }

    private static RequestFrame Call() => new(Guid.CreateVersion7(), "Encode")
    {
        ReplyTo = "shop-arthropod-inbox-1",
        Arguments = Arguments,
        Receipts = 4,
        EndedAttempts = 2,
        ConfirmBeforeRun = true,
        TimeLeft = TimeSpan.FromMinutes(1),
        NotBefore = DateTimeOffset.FromUnixTimeMilliseconds(4_000_000_000_000),
        Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["tenant"] = "blå" },
    };

    private static Dictionary<string, string?> Secret() => new() { ["Arthropod__SigningKeys__0"] = $"2026:{Convert.ToBase64String(new byte[32])}" };

    private async Task BuryAsync(string body, string? note)
    {
        var request = new SendMessageRequest(_deadLetters, body)
        {
            MessageAttributes = new() { ["kept"] = new MessageAttributeValue { DataType = "String", StringValue = "yes" } },
        };
        if (note is not null)
        {
            request.MessageAttributes["arthropod-dead-letter"] = new MessageAttributeValue { DataType = "String", StringValue = note };
        }

        await _sqs.SendMessageAsync(request);
    }

    private async Task<Message> ReceiveAsync(string url) => Assert.Single((await _sqs.ReceiveMessageAsync(
        new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10, MessageAttributeNames = ["All"], WaitTimeSeconds = 1 })).Messages);

    private async Task<string> CountAsync(string url) => (await _sqs.GetQueueAttributesAsync(
        url, [QueueAttributeName.ApproximateNumberOfMessages])).Attributes[QueueAttributeName.ApproximateNumberOfMessages];

    private Task<BufferedCommandResult> RunAsync(params string[] arguments) => RunAsync([], arguments);

    private async Task<BufferedCommandResult> RunAsync(Dictionary<string, string?> environment, params string[] arguments)
    {
        using var deadline = new CancellationTokenSource(Tool.Deadline);
        return await Tool.With(["dead-letters", .. arguments, "--prefix", "shop-"])
            .WithEnvironmentVariables(new Dictionary<string, string?>(environment) { ["AWS_ENDPOINT_URL_SQS"] = _local.Url.ToString() })
            .ExecuteBufferedAsync(deadline.Token);
    }
}
