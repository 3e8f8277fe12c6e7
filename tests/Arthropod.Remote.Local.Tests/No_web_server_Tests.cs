using Arthropod.Remote.Hosting;
using Arthropod.Remote.LocalSqs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Arthropod.Remote.Local.Tests;

/// <summary>What a project gets that references UseLocal() and nothing else of ours.</summary>
public sealed class No_web_server_Tests
{
    private const string WebFramework = "Microsoft.AspNetCore";

    [Fact]
    public async Task A_call_through_UseLocal_loads_no_web_server()
    {
        using var engine = new LocalSqsEngine();
        await using var services = new ServiceCollection()
            .AddArthropod(remote => remote.UseLocal(engine).AddClient<IAdder>().AddServer<IAdder, Adder>())
            .BuildServiceProvider();
        var hosted = services.GetServices<IHostedService>().ToList();
        foreach (var service in hosted)
        {
            await service.StartAsync(CancellationToken.None);
        }

        Assert.Equal(42, await services.GetRequiredService<IAdder>().Add(19, 23).WaitAsync(TimeSpan.FromSeconds(30)));

        foreach (var service in hosted)
        {
            await service.StopAsync(CancellationToken.None);
        }

        Assert.DoesNotContain(
            AppDomain.CurrentDomain.GetAssemblies(),
            assembly => assembly.GetName().Name!.StartsWith(WebFramework, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_project_that_references_UseLocal_needs_no_web_framework()
    {
        var runtime = await File.ReadAllTextAsync(Path.ChangeExtension(typeof(No_web_server_Tests).Assembly.Location, ".runtimeconfig.json"));

        Assert.Contains("Microsoft.NETCore.App", runtime, StringComparison.Ordinal);
        Assert.DoesNotContain(WebFramework, runtime, StringComparison.Ordinal);
    }

    [Fact]
    public void The_queue_server_references_nothing_but_the_runtime() =>
        Assert.All(
            typeof(LocalSqsEngine).Assembly.GetReferencedAssemblies(),
            reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));

    [RemoteQueue("adder")]
    internal interface IAdder
    {
        Task<int> Add(int left, int right);
    }

    internal sealed class Adder : IAdder
    {
        public Task<int> Add(int left, int right) => Task.FromResult(left + right);
    }
}
