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

    public SimulatedProcess(
        int number, SimulatedSteps steps, SimulatedTime time, SimulatedLine line, Random random, ILoggerProvider log, SigningKey[] keys, Action<IServiceCollection> configure)
    {
        Number = number;
        Steps = steps;
        Time = time;
        _line = line;
        _scheduler = new WorkScheduler(time, steps, random);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
        services.AddSingleton(_scheduler);
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton(this);
        services.AddArthropod(remote => remote.UseTransport(_ => line).SignEnvelopes(keys).Configure(static options =>
        {
            // Longer than any fault lasts: a request is to be sent in the end.
            options.SendTimeout = TimeSpan.FromMinutes(10);
            options.Inbox.SweepInterval = Timeout.InfiniteTimeSpan;
        }));
        configure(services);
        _services = services.BuildServiceProvider();
    }

    public int Number { get; }

    public SimulatedSteps Steps { get; }

    public SimulatedTime Time { get; }

    public string? Inbox => _line.Inbox;

    public bool IsAlive { get; private set; } = true;

    public bool IsAsleep { get; set; }

    /// <summary>Steps that it would take now.</summary>
    public int Ready => IsAlive && !IsAsleep ? Steps.Ready : 0;

    public T Get<T>()
        where T : class =>
        _services.GetRequiredService<T>();

    public Task Run(Func<Task> work) => _scheduler.Run(work);

    public Task StartAsync() => Run(async () =>
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }
    });

    /// <summary>Stops as a host does, and is then gone.</summary>
    public Task StopAsync(TimeSpan shutdownTime) => Run(async () =>
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

    /// <summary>kill -9: it takes no step any more.</summary>
    public void Kill()
    {
        IsAlive = false;
        Steps.Drop();
    }
}
