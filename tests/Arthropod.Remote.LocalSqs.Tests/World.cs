using Amazon.SQS;
using Amazon.SQS.Model;
using Arthropod.Remote.LocalSqs.Engine;
using Microsoft.Extensions.Time.Testing;

namespace Arthropod.Remote.LocalSqs.Tests;

/// <summary>An engine on fake time with the real SDK client on it, and the words in which the tests speak.</summary>
internal sealed class World : IDisposable
{
    /// <summary>For what must happen, in real time: generous, since it is only ever used up by a failure.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly HttpClient _raw;

    public World(LocalSqsOptions? options = null)
    {
        Engine = new(options, Time);
        _raw = new(Engine.CreateHandler());
        Sqs = Engine.CreateClient();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    public LocalSqsEngine Engine { get; }

    public IAmazonSQS Sqs { get; }

    public long Now => Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Makes a queue and answers its URL.</summary>
    public async Task<string> QueueAsync(string name = "q", params (string Name, string Value)[] attributes)
    {
        var created = await Sqs.CreateQueueAsync(new CreateQueueRequest
        {
            QueueName = name,
            Attributes = attributes.ToDictionary(a => a.Name, a => a.Value),
        });
        return created.QueueUrl;
    }

    public Task SendAsync(string queue, params string[] bodies) =>
        Task.WhenAll(bodies.Select(body => Sqs.SendMessageAsync(queue, body)));

    public async Task<List<Message>> ReceiveAsync(string queue, int max = 10, int wait = 0, int? visibility = null, CancellationToken cancellationToken = default)
    {
        var answer = await Sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest
            {
                QueueUrl = queue,
                MaxNumberOfMessages = max,
                WaitTimeSeconds = wait,
                VisibilityTimeout = visibility,
                MessageSystemAttributeNames = ["All"],
                MessageAttributeNames = ["All"],
            },
            cancellationToken);
        return answer.Messages ?? [];
    }

    public async Task<Message> ReceiveOneAsync(string queue, int? visibility = null) =>
        Assert.Single(await ReceiveAsync(queue, visibility: visibility));

    /// <summary>Begins a long poll and returns when it stands in the queue's line.</summary>
    public async Task<Task<List<Message>>> LongPollAsync(string queue, int wait = 20, int max = 10, CancellationToken cancellationToken = default)
    {
        var before = Waiting(queue);
        var poll = ReceiveAsync(queue, max, wait, cancellationToken: cancellationToken);
        await UntilAsync(() => Waiting(queue) == before + 1);
        return poll;
    }

    public int Waiting(string queue) => Engine.Queues.Get(QueueName.FromUrl(queue)).Waiting;

    public void Pass(double seconds) => Time.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Sends a request as the bytes that it is, past the SDK.</summary>
    public Task<RawAnswer> PostAsync(string operation, string json) => RawAnswer.PostAsync(_raw, new("http://local.test:1234"), operation, json);

    /// <summary>Until something is so that happens on another thread, within the deadline.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (!condition())
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public void Dispose()
    {
        _raw.Dispose();
        Sqs.Dispose();
        Engine.Dispose();
    }
}
