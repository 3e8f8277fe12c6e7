using Arthropod.Remote.Hosting;
using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.Tests.Simulation;

/// <summary>
/// Carries a plan out: whole processes on one thread and a clock of their own, every step in an order that the seed
/// decides. The same plan does the same again.
/// </summary>
internal sealed class Simulation
{
    private const string Requests = "work";
    private const int MostSteps = 5_000_000;

    private static readonly SigningKey Key = new("simulated", new byte[32]);

    /// <summary>When all that a plan begins must have ended.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromHours(2);

    private readonly SimulationPlan _plan;
    private readonly VirtualTime _time = new();
    private readonly FakeQueueTransport _queues;
    private readonly Weather _weather;
    private readonly Ledger _ledger;
    private readonly Strangers _strangers;
    private readonly Action<string, OutgoingMessage> _confirmed;
    private readonly SimulatedLog _log = new();
    private readonly InMemoryIdempotencyStore _store;
    private readonly CallBook _book;
    private readonly Random _order;
    private readonly List<SimulatedProcess> _processes = [];
    private readonly SimulatedProcess[] _clients;
    private readonly SimulatedProcess[] _servers;
    private readonly List<string> _escapes = [];
    private long _fingerprint;

    private Simulation(SimulationPlan plan)
    {
        _plan = plan;
        _order = new Random(plan.Seed);
        // The lines between take their time; the queues themselves take none.
        _queues = new FakeQueueTransport(_time) { Latency = TimeSpan.Zero };
        _weather = new Weather(_time);
        _ledger = new Ledger(_queues);
        _strangers = new Strangers(_queues, _time, Requests);

        // Confirmed is what the sender has heard, not what the queue has said.
        _confirmed = _queues.SendConfirmed;
        _queues.SendConfirmed = static (_, _) => { };
        _queues.DeliverTwice = () => _weather.Is(FaultKind.Duplicate) && _order.Next(3) == 0;
        _queues.DeliverReversed = () => _weather.Is(FaultKind.Reorder);
        _store = new InMemoryIdempotencyStore(_time);
        _book = new CallBook(plan, _time);
        _clients = [.. Enumerable.Range(0, plan.Clients).Select(_ => Client())];
        _servers = [.. Enumerable.Range(0, plan.Servers).Select(_ => Server())];
    }

    public static SimulationResult Run(SimulationPlan plan)
    {
        SimulationResult? result = null;
        StepScheduler.WithoutContext(() =>
        {
            var simulation = new Simulation(plan);
            simulation.Schedule();
            result = simulation.Go();
        });
        return result!;
    }

    private void Schedule()
    {
        foreach (var work in _plan.Calls)
        {
            At(work.At, () =>
            {
                var client = _clients[work.Client];
                var account = _book[work.Number];
                account.HasBegun = true;
                account.IsCallerKilled = !client.IsAlive;
                _ = client.Run(() => _book.CallAsync(work, client));
            });
        }

        foreach (var fault in _plan.Faults)
        {
            At(fault.At, () => Begin(fault));
        }
    }

    private SimulationResult Go()
    {
        var end = VirtualTime.Beginning + MostTime;
        for (var steps = 0; steps < MostSteps && _time.GetUtcNow() < end; steps++)
        {
            if (!TakeStep())
            {
                if (_book.IsOver && IsQuiet())
                {
                    break;
                }

                _time.RingNext();
            }
        }

        List<string> faults = [.. _book.FindFaults(framesWereMissed: _log.Count(1003) > 0)];
        faults.AddRange(_ledger.Violations);
        faults.AddRange(_log.Critical);
        faults.AddRange(_escapes.Take(1).Select(escape => $"work has escaped from the scheduler: {escape}"));
        if (!IsQuiet())
        {
            faults.Add($"{_queues[Requests].Messages.Count} requests stay in the queue");
        }

        faults.AddRange(_strangers.FindFaults([.. _processes.Where(process => process.IsAlive).Select(process => process.Inbox).OfType<string>()]));
        if (_queues[QueueNames.DeadLetter(Requests)].Messages.Count(message => !_strangers.Sent(message)) is > 0 and var dead)
        {
            faults.Add($"{dead} requests of ours are in the dead-letter queue");
        }

        return new SimulationResult(faults, _fingerprint, _book.Calls.Sum(call => call.Executions.Count));
    }

    /// <summary>What a call leaves behind goes soon after: its request is deleted.</summary>
    private bool IsQuiet() => _queues.Has(Requests) && _queues[Requests].Messages.Count == 0;

    private bool TakeStep()
    {
        var ready = _processes.Sum(process => process.Ready);
        if (ready == 0)
        {
            return false;
        }

        var index = _order.Next(ready);
        _fingerprint = (((_fingerprint * 31) + ready) * 31) + _time.GetUtcNow().Ticks;
        foreach (var process in _processes)
        {
            if (index < process.Ready)
            {
                process.Steps.Take(index);
                return true;
            }

            index -= process.Ready;
        }

        return false;
    }

    private void Begin(SimulatedFault fault)
    {
        var server = fault.Target % _servers.Length;
        var client = fault.Target % _clients.Length;
        switch (fault.Kind)
        {
            case FaultKind.KillServer:
                End(_servers[server]);
                At(fault.For, () => _servers[server] = Server());
                break;
            case FaultKind.KillClient:
                End(_clients[client]);
                foreach (var call in _book.Calls.Where(call => call.Work.Client == client && call is { HasBegun: true, Ends: 0 }))
                {
                    call.IsCallerKilled = true;
                }

                break;
            case FaultKind.SuspendServer:
                Suspend(_servers[server], fault.For);
                break;
            case FaultKind.SuspendClient:
                Suspend(_clients[client], fault.For);
                break;
            case FaultKind.StopServer:
                var stopping = _servers[server];
                _ = stopping.StopAsync(fault.For / 4);
                At(fault.For, () =>
                {
                    End(stopping);
                    _servers[server] = Server();
                });
                break;
            case FaultKind.Strangers:
                _strangers.Come(new Random(fault.Target));
                break;
            default:
                _weather.Begin(fault.Kind, fault.For);
                break;
        }
    }

    private void Suspend(SimulatedProcess process, TimeSpan time)
    {
        process.IsAsleep = true;
        At(time, () => process.IsAsleep = false);
    }

    private void End(SimulatedProcess process)
    {
        process.Kill();
        _processes.Remove(process);
    }

    private SimulatedProcess Client() => Process(services => services.AddArthropod(remote => remote.AddClient<IWorker>()));

    private SimulatedProcess Server()
    {
        var server = Process(services => services.AddSingleton(_book).AddArthropod(remote => Share(remote).AddServer<IWorker, SimulatedWorker>(options =>
        {
            options.MaxConcurrency = _order.Next(1, 5);
            options.Visibility = _plan.Visibility;
            options.MaxAttempts = 100; // More than a plan has faults: no call of a run is given up.
        })));
        _ = server.StartAsync();
        return server;
    }

    private ArthropodBuilder Share(ArthropodBuilder remote) => _plan.IsShared ? remote.UseIdempotencyStore(_ => _store) : remote;

    private SimulatedProcess Process(Action<IServiceCollection> configure)
    {
        var random = new Random(_order.Next());
        var steps = new SimulatedSteps(_escapes.Add);
        var time = new SimulatedTime(_time, TimeSpan.FromMinutes(random.Next(3) == 0 ? random.Next(-60, 61) : 0), steps);
        var line = new SimulatedLine(_queues, _weather, time, random, _confirmed);
        var process = new SimulatedProcess(_processes.Count, steps, time, line, random, _log, _plan.IsSigned ? [Key] : [], configure);
        _processes.Add(process);
        return process;
    }

    // Kept by the clock until it rings.
    private void At(TimeSpan wait, Action action) => _time.CreateTimer(_ => action(), null, wait, Timeout.InfiniteTimeSpan);
}
