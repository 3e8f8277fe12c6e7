using Arthropod.Remote.Chaos.Accounting;
using Arthropod.Remote.Chaos.Queue;
using Arthropod.Remote.Tests.Shared;

namespace Arthropod.Remote.Chaos.Running;

/// <summary>
/// One run: the queue behind its proxy, servers and clients around it, and what is done to them while the clients make
/// their calls. It is over when every client has ended, and then every server, in order.
/// </summary>
/// <param name="seed">What it is planned from.</param>
/// <param name="calls">How many calls are made.</param>
/// <param name="folder">Where the journals are.</param>
/// <param name="isShared">Whether the servers share an idempotency store.</param>
internal sealed class ChaosRun(int seed, int calls, string folder, bool isShared)
{
    private const int ServerCount = 3;
    private const int ClientCount = 4;

    // Longer than the contract's timeout: by then a call that was not carried out has been told so.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly RunJournal _run = new();
    private readonly QueueJournal _queue = new();

    public async Task<Evidence> RunAsync(CancellationToken cancellationToken)
    {
        var time = new JumpingTime();
        await using var front = await QueueFront.StartAsync(time);
        using var proxy = new FaultProxy(new FaultPlan(seed), _queue, front);
        await using var ear = await ProxyServer.StartAsync(proxy);
        await CarryOutAsync(ear.Url, front, cancellationToken);
        var inboxes = await new InboxCount(front.Url, time).CountAsync(cancellationToken);
        return new Evidence(seed, calls, isShared, Journal.ReadAll(folder), _run.Events, _queue, inboxes);
    }

    private async Task CarryOutAsync(Uri url, QueueFront front, CancellationToken cancellationToken)
    {
        var servers = Enumerable.Range(1, ServerCount).Select(number => Server($"server-{number}", url)).ToList();
        var clients = Enumerable.Range(0, ClientCount).Select(number => Client($"client-{number + 1}", url, number)).ToList();
        try
        {
            var serving = servers.ConvertAll(slot => slot.RunAsync());
            var calling = Task.WhenAll(clients.Select(slot => slot.RunAsync()));
            var deeds = new Deeds(servers, clients, front, _run).DoAsync(PlannedDeed.Of(seed, calls), _queue, calling, cancellationToken);
            await CallsAsync(calling, clients, cancellationToken);
            await deeds;
            await StopAsync(servers, serving);
        }
        finally
        {
            servers.ForEach(slot => slot.Dispose());
            clients.ForEach(slot => slot.Dispose());
        }
    }

    private async Task CallsAsync(Task calling, List<ProcessSlot> clients, CancellationToken cancellationToken)
    {
        var (sent, since) = (-1, TimeProvider.System.GetTimestamp());
        while (!calling.IsCompleted)
        {
            await Task.Delay(Look, TimeProvider.System, cancellationToken);
            if (_queue.CallsSent != sent)
            {
                (sent, since) = (_queue.CallsSent, TimeProvider.System.GetTimestamp());
            }
            else if (TimeProvider.System.GetElapsedTime(since) > Patience)
            {
                clients.ForEach(slot => slot.Close());
                clients.ForEach(slot => slot.Kill(ProcessChange.GivenUp));
                break;
            }
        }

        await calling;
    }

    private static async Task StopAsync(List<ProcessSlot> servers, List<Task> serving)
    {
        servers.ForEach(slot => slot.Close());
        foreach (var server in servers)
        {
            await server.TerminateAsync();
        }

        try
        {
            await Task.WhenAll(serving).WaitAsync(StopPatience);
        }
        catch (TimeoutException)
        {
            servers.ForEach(slot => slot.Kill(ProcessChange.GivenUp));
            await Task.WhenAll(serving);
        }
    }

    private ProcessSlot Server(string name, Uri url) => new(
        name, next => ChildProcess.Start(next, url, ["server", "--name", next, "--journals", folder, .. SharedStore()]), _run);

    private string[] SharedStore() => isShared ? ["--idempotency", Path.Combine(folder, "calls.db")] : [];

    // After a kill the next client makes the calls that the killed one had not begun. Numbers that follow one another
    // are short on a command line, which has a longest length.
    private ProcessSlot Client(string name, Uri url, int place)
    {
        var left = Enumerable.Range(0, calls).Where(number => (long)number * ClientCount / calls == place).ToHashSet();
        return new(name, next =>
        {
            left.ExceptWith(Journal.ReadAll(folder)
                .Where(entry => entry.Kind == EventKind.CallBegun)
                .Select(entry => entry.Number));
            return left.Count == 0
                ? null
                : ChildProcess.Start(next, url, "client", "--name", next, "--journals", folder, "--seed", $"{seed}", "--calls", Numbers.Write(left));
        }, _run);
    }
}
