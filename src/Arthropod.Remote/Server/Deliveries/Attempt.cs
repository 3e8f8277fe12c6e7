using Arthropod.Remote.Invocation;
using Arthropod.Remote.Serialization;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Server.Deliveries;

/// <summary>One attempt as the generated dispatcher sees it: arguments in, reports and result out.</summary>
internal sealed class Attempt(Delivery delivery, CancellationToken cancellationToken) : RemoteInvocation(delivery.Method), IDisposable
{
    private PooledBuffer? _buffer;
    private Payload _result;
    private int _saidDropped;

    public override CancellationToken CancellationToken => cancellationToken;

    private protected override ReadOnlyMemory<byte> Arguments => delivery.Request.Arguments.Bytes;

    /// <summary>The encoded result: what the implementation returned, or what a step set instead.</summary>
    public ReadOnlyMemory<byte> Result
    {
        get => _result.Bytes;
        set => _result = value;
    }

    /// <summary>Stores the result outside the queue, if the payload store takes it.</summary>
    public async ValueTask StoreResultAsync() =>
        _result = await delivery.Context.Payloads.StoreAsync(_result, cancellationToken);

    /// <summary>The final frame.</summary>
    public ResultFrame ToResult(ReplyPosition position) => new(delivery.Request.CallId, position, _result);

    public void Dispose() => _buffer?.Dispose();

    private protected override void Complete(PooledBuffer result)
    {
        // A step may invoke the implementation twice.
        _buffer?.Dispose();
        _buffer = result;
        Result = result.Memory;
    }

    internal override void Report(PooledBuffer report)
    {
        if (!delivery.Replies.Report(report))
        {
            ReportFailed(null);
        }
    }

    internal override void ReportFailed(Exception? exception)
    {
        ArthropodMeter.ReportDropped();
        if (Interlocked.Exchange(ref _saidDropped, 1) == 0)
        {
            delivery.Context.Logger.ReportDropped(exception, delivery.Request.CallId, delivery.Contract, Method.Name);
        }
    }
}
