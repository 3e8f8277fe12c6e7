using Arthropod.Remote.Hosting;
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
        _services = services;
        _node = services.GetRequiredKeyedService<RemoteNode>("");
    }

    /// <summary>Creates a client. Nothing is sent before the first call.</summary>
    /// <param name="configure">Says which queues, and what holds for the calls.</param>
    /// <returns>The client.</returns>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is out of range.</exception>
    public static RemoteClient Create(Action<ArthropodBuilder> configure) =>
        new(new ServiceCollection().AddArthropod(configure).BuildServiceProvider());

    /// <summary>A proxy of a contract. It is cheap, and may be used from any thread as long as the client lives.</summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <returns>The proxy.</returns>
    /// <exception cref="InvalidOperationException">The interface has no generated code.</exception>
    public TContract Get<TContract>()
        where TContract : class =>
        _node.CreateClient<TContract>();

    /// <summary>Ends the calls that are under way and removes the inbox.</summary>
    /// <returns>A task that ends when that is done.</returns>
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
