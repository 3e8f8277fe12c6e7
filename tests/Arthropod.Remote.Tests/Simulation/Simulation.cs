using Arthropod.Remote.Hosting;
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
    private const string Requests = "simulated";
    private const int MostSteps = 5_000_000;

    private static readonly SigningKey Key = new("simulated", new byte[32]);

    /// <summary>When all that a plan begins must have ended.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromHours(2);

    /// <summary>What is left behind by then stays: an inbox that is missing is waited for, and dead ones are swept, within minutes.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan FirstLookAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    private readonly SimulationPlan _plan;
    private readonly VirtualTime _time = new();
    private readonly FakeQueueTransport _queues;
    private readonly Weather _weather;
    private readonly Ledger _ledger;
    private readonly LeaseBook _leases;
    private readonly InboxBook _inboxes;
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
    private int _count;
    private DateTimeOffset? _overSince;
    private DateTimeOffset _lookAgainAt;

    private Simulation(SimulationPlan plan)
    {
        _plan = plan;
        _order = new Random(plan.Seed);
        // The lines between take their time; the queues themselves take none.
        _queues = new FakeQueueTransport(_time) { Latency = TimeSpan.Zero, Limits = FakeQueueTransport.SqsLimits };
        _weather = new Weather(_time);
        _leases = new LeaseBook(plan, _time, _queues, Requests);
        _inboxes = new InboxBook(_time, _queues, _processes);
        _book = new CallBook(plan, _time, _leases);
        _ledger = new Ledger(_queues, _book.HasSucceeded, new RemoteServerOptions().MissingInboxGrace);
        _strangers = new Strangers(_queues, _time, Requests);

        // Confirmed is what the sender has heard, not what the queue has said.
        _confirmed = _queues.SendConfirmed;
        _queues.SendConfirmed = static (_, _) => { };
        _queues.DeliverTwice = () => _weather.Is(FaultKind.Duplicate) && _order.Next(3) == 0;
        _queues.DeliverReversed = () => _weather.Is(FaultKind.Reorder);
        _store = new InMemoryIdempotencyStore();
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
                account.CallerKilledAt = client.IsAlive ? null : _time.GetUtcNow();
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
                if (HasEnded())
                {
                    break;
                }

                _time.RingNext();
            }
        }

        return new SimulationResult([.. FindFaults()], _fingerprint, _book.Calls.Sum(call => call.Executions.Count));
    }

    private IEnumerable<string> FindFaults()
    {
        foreach (var fault in _book.FindFaults(framesWereMissed: _log.Count(1003) > 0)
            .Concat(_ledger.Violations)
            .Concat(_leases.Violations)
            .Concat(_inboxes.Violations)
            .Concat(_log.Critical)
            .Concat(_strangers.FindFaults(_processes.Where(process => process.IsAlive)))
            .Concat(_escapes.Take(1).Select(escape => $"work has escaped from the scheduler: {escape}")))
        {
            yield return fault;
        }

        if (!IsQuiet())
        {
            yield return $"{(_queues.Has(Requests) ? _queues[Requests].Messages.Count : 0)} requests stay in the queue";
        }
        else
        {
            foreach (var left in FindLeftovers())
            {
                yield return left;
            }
        }

        if (_queues[QueueNames.DeadLetter(Requests)].Messages.Count(message => !_strangers.Sent(message)) is > 0 and var dead)
        {
            yield return $"{dead} requests of ours are in the dead-letter queue";
        }
    }

    /// <summary>What a call leaves behind goes soon after: its request is deleted.</summary>
    private bool IsQuiet() => _queues.Has(Requests) && _queues[Requests].Messages.Count == 0;

    /// <summary>All calls have ended, and what they left behind in processes and queues is gone, or has had its time.</summary>
    private bool HasEnded()
    {
        var now = _time.GetUtcNow();
        if (!_book.IsOver || !IsQuiet() || now < _lookAgainAt)
        {
            return false;
        }

        _overSince ??= now;
        _lookAgainAt = now + (_lookAgainAt == default ? FirstLookAfter : LookEvery);
        return now - _overSince > LongestRest || !FindLeftovers().Any();
    }

    private IEnumerable<string> FindLeftovers()
    {
        foreach (var process in _processes.Where(process => process.EndingAt is null))
        {
            foreach (var left in process.Leftovers)
            {
                yield return $"process {process.Number} keeps what it needs no more: {left}";
            }
        }

        if (_plan.IsSwept)
        {
            foreach (var orphan in _inboxes.Orphans)
            {
                yield return $"inbox '{orphan}' outlives its owner";
            }
        }
    }

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
                foreach (var call in _book.Calls.Where(call => call.Work.Client == client && call is { HasBegun: true, IsOver: false }))
                {
                    call.CallerKilledAt = _time.GetUtcNow();
                }

                break;
            case FaultKind.SuspendServer:
                Suspend(_servers[server], fault.For);
                break;
            case FaultKind.SuspendClient or FaultKind.SuspendClientForLong:
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
            case FaultKind.DropRequests:
                _strangers.Dropped();
                _queues.Drop(Requests);
                break;
            case FaultKind.DropInbox:
                var inboxes = _processes.Where(process => process.IsAlive).Select(process => process.Inbox).OfType<string>().Where(_queues.Has).ToList();
                if (inboxes.Count > 0)
                {
                    _queues.Drop(inboxes[fault.Target % inboxes.Count]);
                }

                break;
            case FaultKind.Strangers:
                _strangers.Come(new Random(unchecked((_plan.Seed * 397) + fault.Target)));
                break;
            default:
                _weather.Begin(fault.Kind, fault.For);
                break;
        }
    }

    private void Suspend(SimulatedProcess process, TimeSpan time)
    {
        process.Sleep(time);

        // Something has to ring when it wakes.
        At(time, static () => { });
    }

    private void End(SimulatedProcess process)
    {
        process.Kill();
        _processes.Remove(process);
    }

    private SimulatedProcess Client() => Process(0, services => services.AddArthropod(remote => remote.AddClient<ISimulatedWorker>()));

    private SimulatedProcess Server()
    {
        var slots = _order.Next(1, 5);
        var server = Process(slots, services => services.AddSingleton(_book).AddArthropod(remote => Share(remote).AddServer<ISimulatedWorker, SimulatedWorker>(options =>
        {
            options.MaxConcurrency = slots;
            options.Visibility = _plan.Visibility;
            options.MaxAttempts = 100; // More than a plan has faults: no call of a run is given up.
        })));
        _ = server.StartAsync();
        return server;
    }

    private ArthropodBuilder Share(ArthropodBuilder remote) => _plan.IsShared ? remote.UseIdempotencyStore(_ => _store) : remote;

    private SimulatedProcess Process(int slots, Action<IServiceCollection> configure)
    {
        var random = new Random(_order.Next());
        var steps = new SimulatedSteps(_escapes.Add);
        var time = new SimulatedTime(_time, TimeSpan.FromMinutes(random.Next(3) == 0 ? random.Next(-60, 61) : 0), steps);
        var line = new SimulatedLine(_queues, _weather, time, random, _leases, _inboxes, _confirmed);
        var process = new SimulatedProcess(_count++, steps, time, line, _weather, random, _log, _plan.IsSigned ? [Key] : [], _plan.IsSwept, configure)
        {
            MaxConcurrency = slots,
        };
        _processes.Add(process);
        return process;
    }

    // Kept by the clock until it rings.
    private void At(TimeSpan wait, Action action) => _time.CreateTimer(_ => action(), null, wait, Timeout.InfiniteTimeSpan);
}
