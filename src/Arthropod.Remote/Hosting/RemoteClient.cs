using Arthropod.Remote.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote;

/// <summary>
/// Remote calls without a host, for scripts and small programs. Dispose of it when done: that removes the process's
/// inbox.
/// </summary>
/// <example>
/// <code>
/// await using var remote = RemoteClient.Create(remote => remote.UseSqs());
/// var encoder = remote.Get&lt;IVideoEncoder&gt;();
/// Console.WriteLine(await encoder.Encode(url, new InlineProgress&lt;int&gt;(Console.WriteLine)));
/// </code>
/// </example>
public sealed class RemoteClient : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly RemoteNode _node;

    private RemoteClient(ServiceProvider services)
    {
        if (services.GetRequiredKeyedService<ArthropodRegistrations>("").Servers.Count > 0)
        {
            throw new InvalidOperationException(
                "RemoteClient only calls, and AddServer was given to it. Start workers in a host (services.AddArthropod), or serve call by call with IRemoteServer.");
        }

        _services = services;
        _node = services.GetRequiredKeyedService<RemoteNode>("");
    }

    /// <summary>
    /// Creates a client. Nothing is sent before the first call. Like a host, it reads the environment variables as
    /// configuration: <c>Arthropod__Prefix</c>, <c>Arthropod__SigningKeys__0</c>, <c>Arthropod__Clients__work__Timeout</c>.
    /// </summary>
    /// <param name="configure">Says which queues, and what holds for the calls.</param>
    /// <returns>The client.</returns>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting, in code or in the environment, is wrong.</exception>
    /// <exception cref="InvalidOperationException">It was given a server.</exception>
    public static RemoteClient Create(Action<ArthropodBuilder> configure) =>
        Create(configure, new ConfigurationBuilder().AddEnvironmentVariables().Build());

    /// <summary>Creates a client that reads a configuration of your own, instead of the environment variables.</summary>
    /// <param name="configure">Says which queues, and what holds for the calls.</param>
    /// <param name="configuration">Has the section <c>Arthropod</c>, as an application's configuration has it.</param>
    /// <returns>The client.</returns>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting, in code or in the configuration, is wrong.</exception>
    /// <exception cref="InvalidOperationException">It was given a server.</exception>
    /// <example>
    /// <code>
    /// var configuration = new ConfigurationBuilder().AddJsonFile("appsettings.json").AddEnvironmentVariables().Build();
    /// await using var remote = RemoteClient.Create(remote => remote.UseSqs(), configuration);
    /// </code>
    /// </example>
    public static RemoteClient Create(Action<ArthropodBuilder> configure, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new(new ServiceCollection().AddSingleton(configuration).AddArthropod(configure).BuildServiceProvider());
    }

    /// <summary>A proxy of a contract. It is cheap, and may be used from any thread as long as the client lives.</summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <returns>The proxy.</returns>
    /// <exception cref="InvalidOperationException">The interface has no generated code.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting of the contract is wrong.</exception>
    public TContract Get<TContract>()
        where TContract : class =>
        _node.CreateClient<TContract>();

    /// <summary>Ends the calls that are under way and removes the inbox.</summary>
    /// <returns>A task that ends when that is done.</returns>
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
