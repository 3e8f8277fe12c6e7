using Arthropod.Remote.Serialization;

namespace Arthropod.Remote.Invocation;

/// <summary>
/// One call as its proxy hands it over: what is to be sent, and what is to be done with what comes back. Whoever
/// ends it first wins; later endings answer <see langword="false"/>.
/// </summary>
internal abstract class RemoteCall(
    RemoteContract contract,
    RemoteMethod method,
    PooledBuffer arguments,
    RemoteProgress? progress,
    RemoteCallOptions? options,
    CancellationToken cancellationToken)
{
    private PooledBuffer? _arguments = arguments;

    public RemoteContract Contract { get; } = contract;

    public RemoteMethod Method { get; } = method;

    public RemoteProgress? Progress { get; } = progress;

    public RemoteCallOptions? Options { get; } = options;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Hands the encoded arguments to the one who writes the request, who disposes of them.</summary>
    public PooledBuffer TakeArguments() =>
        Interlocked.Exchange(ref _arguments, null) ?? throw new InvalidOperationException("The arguments have been taken.");

    /// <summary>Gives the arguments back to the pool if nobody has taken them.</summary>
    public void DropArguments() => Interlocked.Exchange(ref _arguments, null)?.Dispose();

    /// <summary>
    /// Whether reading the result may run the application's code, which may take its time: a formatter or a
    /// constructor of its own.
    /// </summary>
    public abstract bool RunsForeignCode { get; }

    public abstract bool TryComplete(ReadOnlyMemory<byte> result);

    public abstract bool TryFail(Exception exception);

    public abstract bool TryCancel(OperationCanceledException exception);
}
