using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Worlds;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Arthropod.Remote.Tests.Hosting;

/// <summary>The environment belongs to the process: other tests that create a client read it too, so they wait meanwhile.</summary>
[Collection(nameof(RemoteClient))]
public sealed class RemoteClientConfigurationTests : IDisposable
{
    private readonly List<string> _variables = [];

    [Fact]
    public async Task A_client_without_a_host_reads_the_environment_as_a_host_does()
    {
        await using var world = new World();
        Set("Arthropod__Prefix", "stage-");
        Set("Arthropod__Clients__work__Timeout", "00:00:07");
        var remote = Client(world);

        var exception = await Assert.ThrowsAsync<RemoteTimeoutException>(() => world.Completes(remote.Get<IWorker>().Do("work")));

        Assert.Contains("within 00:00:07", exception.Message, StringComparison.Ordinal);
        Assert.True(world.Queue.Has("stage-work"));
    }

    [Fact]
    public async Task A_client_without_a_host_signs_with_the_keys_of_the_environment()
    {
        await using var world = new World();
        var key = $"2026:{Convert.ToBase64String(new byte[32])}";
        Set("Arthropod__SigningKeys__0", key);
        world.Node(remote => remote.AddServer<IClerk, Clerk>().SignEnvelopes(SigningKey.Parse(key))).Start();

        Assert.Equal(3, await world.Completes(Client(world).Get<IClerk>().Add(1, 2)));
    }

    [Fact]
    public async Task A_typo_in_a_signing_key_is_an_error_without_a_host_too()
    {
        await using var world = new World();
        Set("Arthropod__SigningKeys__0", "2026:c2hvcnQ=");

        var exception = Assert.Throws<OptionsValidationException>(() => Client(world));

        Assert.Contains("Arthropod:SigningKeys:0", exception.Message, StringComparison.Ordinal);
        Assert.Contains("at least 32 are needed", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_a_contracts_settings_is_an_error_where_its_proxy_is_asked_for()
    {
        await using var world = new World();
        Set("Arthropod__Clients__work__MaxPendingCalls", "0");
        var remote = Client(world);

        var exception = Assert.Throws<OptionsValidationException>(remote.Get<IWorker>);

        Assert.Contains("MaxPendingCalls of the client of IWorker is 0", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _variables.ForEach(static name => Environment.SetEnvironmentVariable(name, null));

    private void Set(string name, string value)
    {
        _variables.Add(name);
        Environment.SetEnvironmentVariable(name, value);
    }

    private static RemoteClient Client(World world) =>
        RemoteClient.Create(remote => remote.UseTransport(_ => world.Queue).Services.AddSingleton(world.Scheduler));
}
