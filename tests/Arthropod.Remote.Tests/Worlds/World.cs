using System.Runtime.ExceptionServices;
using Arthropod.Remote.Hosting;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Tests.Worlds;

/// <summary>
/// Callers, workers and queues on one thread and a clock of their own. Time passes only when the test says so, from
/// timer to timer; in between, everything that can run has run. In the end nothing may have escaped to another
/// thread, and no request may have been deleted too early.
/// </summary>
internal sealed class World : IAsyncDisposable
{
    private const int MaxStepsAtOnce = 1_000_000;

    private readonly StepScheduler _steps = new();
    private readonly Ledger _ledger;

    public World(TransportLimits? limits = null, int seed = 1)
    {
        Queue = limits is null ? new FakeQueueTransport(Time) : new FakeQueueTransport(Time) { Limits = limits };
        _ledger = new Ledger(Queue);
        Scheduler = new WorkScheduler(Time, _steps, new Random(seed));
    }

    public VirtualTime Time { get; } = new();

    /// <summary>How many steps have been queued so far, each of which is one of the thread pool's outside tests.</summary>
    public long StepsQueued => _steps.Queued;

    public FakeQueueTransport Queue { get; }

    public WorkScheduler Scheduler { get; }

    public WorldLog Log { get; } = new();

    public Counters Counters { get; } = new();

    /// <summary>A process with whatever AddArthropod is told.</summary>
    public Node Node(Action<ArthropodBuilder> configure, Action<IServiceCollection>? more = null)
    {
        var line = new NodeTransport(Queue);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
        services.AddSingleton(Scheduler);
        services.AddSingleton<TimeProvider>(Time);
        services.AddArthropod(remote =>
        {
            remote.UseTransport(_ => line);
            configure(remote);
        });
        more?.Invoke(services);
        return new Node(this, services.BuildServiceProvider(), line);
    }

    /// <summary>A process that calls <see cref="IWorker"/>.</summary>
    public IWorker Client(Action<ArthropodOptions>? configure = null) => ClientNode(configure).Get<IWorker>();

    public Node ClientNode(Action<ArthropodOptions>? configure = null) =>
        Node(remote => remote.AddClient<IWorker>().Configure(configure ?? (static _ => { })));

    /// <summary>A process that calls <see cref="IWorker"/> on a machine whose clock is set wrong.</summary>
    public Node ClientWithClock(TimeSpan ahead) => NodeWithClock(ahead, remote => remote.AddClient<IWorker>());

    /// <summary>A process on such a machine.</summary>
    public Node NodeWithClock(TimeSpan ahead, Action<ArthropodBuilder> configure, Action<IServiceCollection>? more = null)
    {
        var clock = new SkewedTime(Time, ahead);
        return Node(configure, services =>
        {
            services.AddSingleton<TimeProvider>(clock).AddSingleton(new WorkScheduler(clock, _steps, new Random(2)));
            more?.Invoke(services);
        });
    }

    /// <summary>A process, started, that serves <see cref="IWorker"/> as a script says.</summary>
    public Node Server(Script script, Action<RemoteServerOptions>? configure = null, Action<ArthropodOptions>? options = null)
    {
        var node = ServerNode(script, configure, options);
        node.Start();
        return node;
    }

    /// <summary>Whether servers have inboxes; a test that counts inboxes may want only the callers'.</summary>
    public bool ServersAcceptCancels { get; init; } = true;

    public Node ServerNode(Script script, Action<RemoteServerOptions>? configure = null, Action<ArthropodOptions>? options = null) => Node(
        remote => remote.AddServer<IWorker, Worker>(server =>
        {
            server.AcceptCancels = ServersAcceptCancels;
            configure?.Invoke(server);
        }).Configure(options ?? (static _ => { })),
        services => services.AddSingleton(script));

    /// <summary>A caller that speaks the wire itself. The request queue has to exist before it sends.</summary>
    public Peer Peer(string inbox = "arthropod-inbox-0123456789abcdef") => new(this, inbox);

    public ManualServer ManualServer(string queue = "work") => new(this, queue);

    /// <summary>A process that calls <see cref="IChores"/>.</summary>
    public Node ChoresNode(Action<RemoteClientOptions>? configure = null) => Node(remote => remote.AddClient<IChores>(configure));

    /// <summary>A process, started, that serves <see cref="IChores"/> as a script says.</summary>
    public Node ChoresServer(Script script, Action<RemoteServerOptions>? configure = null)
    {
        var node = Node(remote => remote.AddServer<IChores, Chores>(configure), services => services.AddSingleton(script));
        node.Start();
        return node;
    }

    /// <summary>Runs one step, or rings the next timer if nothing can run.</summary>
    public void Step()
    {
        if (!_steps.RunOne())
        {
            StepScheduler.WithoutContext(Time.RingNext);
        }
    }

    /// <summary>Runs what can run now.</summary>
    public void Settle()
    {
        for (var steps = 0; _steps.RunOne(); steps++)
        {
            Assert.True(steps < MaxStepsAtOnce, "The work never settles: something runs in a circle without waiting.");
        }
    }

    /// <summary>Lets time pass, from one due timer to the next.</summary>
    public void Advance(TimeSpan time)
    {
        var end = Time.GetUtcNow() + time;
        Settle();
        while (Time.NextDue is { } due && due <= end)
        {
            RingNext();
        }

        Time.MoveTo(end);
    }

    /// <summary>Lets time pass until something is so.</summary>
    public void Until(Func<bool> condition, TimeSpan? atMost = null)
    {
        var end = Time.GetUtcNow() + (atMost ?? TimeSpan.FromHours(1));
        Settle();
        while (!condition())
        {
            Assert.True(Time.NextDue is { } due && due <= end, "What the test waits for does not come.");
            RingNext();
        }
    }

    /// <summary>Runs work on the world's own scheduler.</summary>
    public Task Run(Func<Task> work) => Scheduler.Run(work);

    /// <summary>Lets time pass until a task has ended, and gives it back, to be awaited without leaving the thread.</summary>
    public Task<T> Completes<T>(Task<T> task, TimeSpan? atMost = null)
    {
        Until(() => task.IsCompleted, atMost);
        return task;
    }

    /// <summary>The same for many; Task.WhenAll of calls under way would hear of their ends on the thread pool.</summary>
    public Task<T[]> Completes<T>(IEnumerable<Task<T>> tasks, TimeSpan? atMost = null)
    {
        var all = tasks.ToArray();
        Until(() => all.All(task => task.IsCompleted), atMost);
        return Task.WhenAll(all);
    }

    public Task Completes(Task task, TimeSpan? atMost = null)
    {
        Until(() => task.IsCompleted, atMost);
        return task;
    }

    public void Complete(Task task)
    {
        Until(() => task.IsCompleted);
        if (task.Exception?.InnerException is { } exception)
        {
            ExceptionDispatchInfo.Throw(exception);
        }
    }

    public ValueTask DisposeAsync()
    {
        Counters.Dispose();
        Assert.True(_steps.Escapes.Count == 0, $"Work has escaped from the scheduler:\n{_steps.Escapes.FirstOrDefault()}");
        Assert.Empty(_ledger.Violations);
        Assert.DoesNotContain(Log.Entries, entry => entry.Level == LogLevel.Critical);
        return ValueTask.CompletedTask;
    }

    private void RingNext()
    {
        StepScheduler.WithoutContext(Time.RingNext);
        Settle();
    }
}
