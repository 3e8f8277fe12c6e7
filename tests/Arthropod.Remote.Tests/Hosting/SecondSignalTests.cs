using System.Runtime.InteropServices;
using Arthropod.Remote.Hosting;
using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Worlds;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Arthropod.Remote.Tests.Hosting;

/// <summary>Whoever sends a second signal does not want to wait for the work.</summary>
public sealed class SecondSignalTests
{
    [Fact]
    public async Task A_second_signal_while_calls_are_worked_on_releases_them_at_once()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromHours(1), world.Time);
        var node = world.Server(script);
        var call = world.Client().Do("work");
        world.Until(() => script.Jobs.Count == 1);
        var service = node.Services.GetServices<IHostedService>().OfType<ArthropodHostedService>().Single();

        service.Signals!.Count(PosixSignal.SIGTERM);
        var stopping = world.Run(() => service.StopAsync(CancellationToken.None));
        world.Advance(TimeSpan.FromSeconds(10));
        Assert.False(stopping.IsCompleted);
        service.Signals.Count(PosixSignal.SIGINT);

        await world.Completes(stopping, TimeSpan.FromSeconds(1));
        Assert.Single(world.Queue["work"].Visible);
        Assert.Equal(RemoteCancellationReason.WorkerStopping, script.Jobs.Single().Context.CancellationReason);
        Assert.Single(world.Log.Of(2052));
        world.Server(Script.Echo());
        Assert.Equal("work", await world.Completes(call, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_second_signal_before_the_host_comes_to_stop_the_server_leaves_it_no_time()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromHours(1), world.Time);
        var node = world.Server(script);
        _ = world.Client().Do("work");
        world.Until(() => script.Jobs.Count == 1);
        var service = node.Services.GetServices<IHostedService>().OfType<ArthropodHostedService>().Single();
        service.Signals!.Count(PosixSignal.SIGTERM);
        service.Signals.Count(PosixSignal.SIGTERM);

        await world.Completes(world.Run(() => service.StopAsync(CancellationToken.None)), TimeSpan.FromSeconds(1));

        Assert.Single(world.Queue["work"].Visible);
    }

    [Fact]
    public async Task One_signal_is_the_hosts_affair()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromSeconds(20), world.Time);
        var node = world.Server(script);
        var call = world.Client().Do("work");
        world.Until(() => script.Jobs.Count == 1);

        node.Services.GetServices<IHostedService>().OfType<ArthropodHostedService>().Single().Signals!.Count(PosixSignal.SIGTERM);
        node.Stop();

        Assert.Equal("work", await world.Completes(call, TimeSpan.FromSeconds(1)));
        Assert.Empty(world.Log.Of(2052));
    }

    [Fact]
    public async Task A_process_that_serves_nothing_listens_to_no_signals()
    {
        await using var world = new World();
        var node = world.ClientNode();

        node.Start();

        Assert.Null(node.Services.GetServices<IHostedService>().OfType<ArthropodHostedService>().Single().Signals);
        node.Stop();
    }
}
