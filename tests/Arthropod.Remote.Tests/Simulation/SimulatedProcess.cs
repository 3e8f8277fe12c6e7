using Arthropod.Remote.Hosting;
using Arthropod.Remote.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Tests.Simulation;

/// <summary>One process: its steps, its clock, its line to the queues, and what AddArthropod made of it.</summary>
internal sealed class SimulatedProcess
{
    private readonly ServiceProvider _services;
    private readonly WorkScheduler _scheduler;
    private readonly SimulatedLine _line;
    private readonly Weather _weather;
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _sleeps = [];

    public SimulatedProcess(
        int number,
        SimulatedSteps steps,
        SimulatedTime time,
        SimulatedLine line,
        Weather weather,
        Random random,
        ILoggerProvider log,
        SigningKey[] keys,
        bool isSwept,
        Action<IServiceCollection> configure)
    {
        Number = number;
        Steps = steps;
        Time = time;
        _line = line;
        _line.Owner = this;
        _weather = weather;
        _scheduler = new WorkScheduler(time, steps, random);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
        services.AddSingleton(_scheduler);
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton(this);
        if (keys.Length > 0)
        {
            services.AddArthropod(remote => remote.SignEnvelopes(keys));
        }

        services.AddArthropod(remote => remote.UseTransport(_ => line).Configure(options =>
        {
            // Longer than any fault lasts: a request is to be sent in the end.
            options.SendTimeout = TimeSpan.FromMinutes(10);
            options.Inbox.HeartbeatInterval = isSwept ? TimeSpan.FromMinutes(1) : options.Inbox.HeartbeatInterval;
            options.Inbox.Grace = isSwept ? TimeSpan.FromMinutes(2) : options.Inbox.Grace;
            options.Inbox.SweepInterval = isSwept ? TimeSpan.FromMinutes(1) : Timeout.InfiniteTimeSpan;
        }));
        configure(services);
        _services = services.BuildServiceProvider();
    }

    public int Number { get; }

    public SimulatedSteps Steps { get; }

    public SimulatedTime Time { get; }

    public string? Inbox => _line.Inbox;

    public bool IsAlive { get; private set; } = true;

    /// <summary>When it was killed or told to stop.</summary>
    public DateTimeOffset? EndingAt { get; private set; }

    public bool IsAsleep => AsleepUntil > Time.TrueNow;

    public DateTimeOffset AsleepUntil { get; private set; }

    /// <summary>When it last woke.</summary>
    public DateTimeOffset WokeAt => _sleeps.Count == 0 ? default : _sleeps[^1].To;

    /// <summary>When it had last woken by then.</summary>
    public DateTimeOffset WokeBefore(DateTimeOffset moment) => _sleeps.FindLast(sleep => sleep.To <= moment).To;

    /// <summary>The last moment at which it slept, or its requests might not have arrived; now, if they might not.</summary>
    public DateTimeOffset LastTroubled => IsAsleep ? Time.TrueNow : _weather.LastBad > WokeAt ? _weather.LastBad : WokeAt;

    /// <summary>How many implementations are at work, and how many may be.</summary>
    public int Running { get; set; }

    public int MaxConcurrency { get; init; }

    public bool IsServer => MaxConcurrency > 0;

    /// <summary>Steps that it would take now.</summary>
    public int Ready => Steps.Ready is > 0 and var ready && IsAlive && !IsAsleep ? ready : 0;

    public T Get<T>()
        where T : class =>
        _services.GetRequiredService<T>();

    /// <summary>What it keeps in memory that it need not, when all that it was asked for is done.</summary>
    public IEnumerable<string> Leftovers => Memory.FindLeftovers(_services.GetRequiredKeyedService<RemoteNode>(""));

    public Task Run(Func<Task> work) => _scheduler.Run(work);

    public Task StartAsync() => Run(async () =>
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            var started = service.StartAsync(CancellationToken.None);

            // The signals are those of the real process: there is a list of them, of all that ever ran in it.
            (service as ArthropodHostedService)?.Signals?.Dispose();
            await started;
        }
    });

    /// <summary>Stops as a host does, and is then gone.</summary>
    public Task StopAsync(TimeSpan shutdownTime)
    {
        EndingAt ??= Time.TrueNow;
        return Run(async () =>
        {
            using var shutdown = new CancellationTokenSource(shutdownTime, Time);
            foreach (var service in _services.GetServices<IHostedService>())
            {
                await service.StopAsync(shutdown.Token);
            }

            foreach (var service in _services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            {
                await service.StoppedAsync(shutdown.Token);
            }

            Kill();
        });
    }

    /// <summary>kill -9: it takes no step any more.</summary>
    public void Kill()
    {
        EndingAt ??= Time.TrueNow;
        IsAlive = false;
        Steps.Drop();
    }

    /// <summary>Its machine sleeps: until then it takes no step.</summary>
    public void Sleep(TimeSpan time)
    {
        var until = Time.TrueNow + time;
        if (until > AsleepUntil)
        {
            _sleeps.Add((Time.TrueNow, until));
            AsleepUntil = until;
        }
    }

    public bool SleptBetween(DateTimeOffset from, DateTimeOffset to) => _sleeps.Exists(sleep => sleep.From <= to && sleep.To >= from);
}
