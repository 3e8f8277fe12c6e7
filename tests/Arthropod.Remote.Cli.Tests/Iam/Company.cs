using Amazon.SQS;
using Amazon.SQS.Model;
using Arthropod.Remote.Inbox;
using Arthropod.Remote.LocalSqs;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Tests.Shared;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Arthropod.Remote.Cli.Tests.Iam;

/// <summary>A caller and a worker with a queue server between them, both recorded, who do all that they ever do.</summary>
internal sealed class Company : IDisposable
{
    public const string Prefix = "shop-";

    private readonly JumpingTime _time = new();
    private readonly LocalSqsEngine _engine;
    private readonly IAmazonSQS _callerClient;
    private readonly IAmazonSQS _workerClient;
    private readonly Provisioning _provisioning;

    public Company(Provisioning provisioning)
    {
        _provisioning = provisioning;
        _engine = new LocalSqsEngine(timeProvider: _time);
        Caller = new Recorder(_engine);
        Worker = new Recorder(_engine);
        _callerClient = Caller.CreateClient();
        _workerClient = Worker.CreateClient();
    }

    public Recorder Caller { get; }

    public Recorder Worker { get; }

    /// <summary>Creates the queues as an administrator would.</summary>
    public async Task CreateQueuesAsync()
    {
        using var administrator = _engine.CreateClient();
        await administrator.CreateQueueAsync($"{Prefix}{IEcho.QueueName}-dlq");
        await administrator.CreateQueueAsync($"{Prefix}{IEcho.QueueName}");
    }

    /// <summary>A worker meets requests of each kind; who comes first creates the queues, where they are created.</summary>
    public async Task WorkAsync(bool callerFirst)
    {
        using var worker = CreateWorker();
        if (!callerFirst)
        {
            await worker.StartAsync();
        }

        await using (var remote = RemoteClient.Create(builder => builder.Configure(Configure).UseSqs(_callerClient)))
        {
            var echo = remote.Get<INewerEcho>();
            var call = echo.Echo("hello");
            await Caller.WhenSeen("sqs:SendMessage", QueueKind.Requests);
            if (callerFirst)
            {
                await worker.StartAsync();
            }

            Assert.Equal("hello", await call.WaitAsync(Tool.Deadline));
            await Worker.WhenSeen("sqs:ChangeMessageVisibility", QueueKind.Requests);
            await MeetUnreadableRequestAsync();
            await MeetUnknownMethodAsync(echo);

            await MeetUnreadableInInboxesAsync();

            // Deleting what was read goes beside the calls, and is cut short with the client.
            await Caller.WhenSeen("sqs:DeleteMessage", QueueKind.Inbox);
        }

        await worker.StopAsync();
        Assert.Equal([SweepVerdict.Probed, SweepVerdict.Deleted], await SweepAsync(_callerClient, 1));
        await SweepAsync(_workerClient, 3);
    }

    public void Dispose()
    {
        _callerClient.Dispose();
        _workerClient.Dispose();
        _engine.Dispose();
    }

    private async Task MeetUnreadableRequestAsync()
    {
        using var stranger = _engine.CreateClient();
        var queue = await stranger.GetQueueUrlAsync($"{Prefix}{IEcho.QueueName}");
        await stranger.SendMessageAsync(queue.QueueUrl, "no envelope");
        await Worker.WhenSeen("sqs:SendMessage", QueueKind.DeadLetters);
    }

    private async Task MeetUnreadableInInboxesAsync()
    {
        await Worker.WhenSeen("sqs:ReceiveMessage", QueueKind.Inbox);
        using var stranger = _engine.CreateClient();
        foreach (var inbox in (await stranger.ListQueuesAsync(Prefix + QueueNames.InboxMarker)).QueueUrls)
        {
            await stranger.SendMessageAsync(inbox, "no envelope");
        }

        await Worker.WhenSeen("sqs:DeleteMessage", QueueKind.Inbox);
    }

    private async Task MeetUnknownMethodAsync(INewerEcho echo)
    {
        using var cancel = new CancellationTokenSource();
        var call = echo.Shout("hello", cancel.Token);
        await Worker.WhenSeen("sqs:SendMessage", QueueKind.Requests);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    /// <summary>A process finds inboxes of dead ones: one to be probed, one whose probe stayed unread.</summary>
    private async Task<List<SweepVerdict>> SweepAsync(IAmazonSQS client, int first)
    {
        using var dead = _engine.CreateClient();
        var tags = InboxTags.AtBirth(_time.GetUtcNow(), sweeps: true).ToDictionary();
        await dead.CreateQueueAsync(new CreateQueueRequest { QueueName = Inbox(first), Tags = tags });
        var probed = InboxTags.Probed(_time.GetUtcNow()).Concat(tags).ToDictionary();
        var unread = await dead.CreateQueueAsync(new CreateQueueRequest { QueueName = Inbox(first + 1), Tags = probed });
        await dead.SendMessageAsync(unread.QueueUrl, EnvelopeWriter.Write(new ProbeFrame(Guid.NewGuid())));
        _time.Jump(TimeSpan.FromDays(1));

        using var transport = ArthropodSqsExtensions.CreateTransport(new ServiceCollection().BuildServiceProvider(), client, ownsClient: false);
        var sweep = new InboxSweep(transport, Envelopes.Plain, new WorkScheduler(TimeProvider.System), Prefix, TimeSpan.FromHours(6));
        var verdicts = new List<SweepVerdict>();
        await foreach (var inbox in sweep.RunAsync(dryRun: false, default))
        {
            verdicts.Add(inbox.Verdict);
        }

        return verdicts;

        static string Inbox(int number) => $"{Prefix}{QueueNames.InboxMarker}{number:x32}";
    }

    private IHost CreateWorker()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddArthropod(remote => remote.Configure(Configure).UseSqs(_workerClient).AddServer<IEcho, Echo>());
        return builder.Build();
    }

    private void Configure(ArthropodOptions options)
    {
        options.Prefix = Prefix;
        options.Provisioning = _provisioning;
    }
}
