namespace Arthropod.Remote;

/// <summary>A call that a worker is about to run, as the steps of <see cref="RemoteServerOptions.Use"/> see it.</summary>
public sealed class IncomingCall
{
    internal IncomingCall(Type contract, string method, IRemoteCallContext context, IServiceProvider services, ReadOnlyMemory<byte> arguments, CancellationToken cancellationToken)
    {
        Contract = contract;
        Method = method;
        Context = context;
        Services = services;
        Arguments = arguments;
        CancellationToken = cancellationToken;
    }

    /// <summary>The contract interface.</summary>
    public Type Contract { get; }

    /// <summary>The method's name on the wire: the C# name, unless <see cref="RemoteMethodAttribute.Name"/> sets another.</summary>
    public string Method { get; }

    /// <summary>The call's id, attempt, deadline and headers, and how to ask for another attempt.</summary>
    public IRemoteCallContext Context { get; }

    /// <summary>The services of the call's scope. The implementation gets the same.</summary>
    public IServiceProvider Services { get; }

    /// <summary>The encoded arguments, a MessagePack array. Use the memory only until the step's task ends.</summary>
    public ReadOnlyMemory<byte> Arguments { get; }

    /// <summary>
    /// The encoded result. <see langword="null"/> until <c>next</c> has ended. A step that sets it without calling
    /// <c>next</c> answers the call itself, for example from a cache; the implementation is not invoked then. What you
    /// read here after <c>next</c> is pooled memory: copy what you keep.
    /// </summary>
    public ReadOnlyMemory<byte>? Result { get; set; }

    /// <summary>The implementation's token: canceled when the work is no longer needed.</summary>
    public CancellationToken CancellationToken { get; }
}
