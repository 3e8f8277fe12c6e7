using Arthropod.Remote.LocalSqs.Engine;
using Arthropod.Remote.LocalSqs.Protocol;

namespace Arthropod.Remote.LocalSqs;

/// <summary>
/// An Amazon SQS in this process: queues in memory, with the semantics of SQS's standard queues. It has no front of its
/// own but <see cref="CreateHandler"/>, on which any HTTP client reaches it without a socket.
/// </summary>
/// <remarks>
/// All time comes from the <see cref="TimeProvider"/>: with a fake one a test moves visibility timeouts, delays,
/// retention and long polls. All members may be called from any thread.
/// </remarks>
public sealed class LocalSqsEngine : IDisposable
{
    private readonly SqsProtocol _protocol;
    private readonly CancellationTokenSource _disposing = new();

    /// <summary>Makes an engine without queues.</summary>
    /// <param name="options">Where it may differ from SQS; null for nowhere.</param>
    /// <param name="timeProvider">The time; null for the system's.</param>
    public LocalSqsEngine(LocalSqsOptions? options = null, TimeProvider? timeProvider = null)
    {
        var clock = new EngineClock(timeProvider ?? TimeProvider.System);
        Queues = new(clock, options ?? new());
        _protocol = new(Queues, clock);
    }

    internal QueueStore Queues { get; }

    /// <summary>Makes a handler for an HTTP client: requests of the AWS JSON 1.0 protocol end at this engine, whatever their host.</summary>
    /// <exception cref="ObjectDisposedException">The engine is disposed.</exception>
    public HttpMessageHandler CreateHandler()
    {
        ObjectDisposedException.ThrowIf(_disposing.IsCancellationRequested, this);
        return new InProcessHandler(this);
    }

    /// <summary>Ends all long polls with empty answers. Later requests fail with <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        // Not disposed of: long polls that are just ending still hold its token, and it holds nothing but memory.
        _disposing.Cancel();
    }

    /// <summary>Cancelled when the engine is disposed; for fronts to end their long polls with.</summary>
    internal CancellationToken Disposing => _disposing.Token;

    /// <summary>The way from all fronts into the engine.</summary>
    internal ValueTask<SqsAnswer> HandleAsync(SqsRequest request)
    {
        ObjectDisposedException.ThrowIf(_disposing.IsCancellationRequested, this);
        return _protocol.HandleAsync(request);
    }

    /// <summary>The answer to what was no request.</summary>
    internal SqsAnswer Error(SqsException error) => _protocol.Error(error);
}
