using Arthropod.Remote.Invocation;
using Arthropod.Remote.Serialization;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Server.Deliveries;

/// <summary>One delivery of a call as the generated dispatcher sees it: arguments in, reports and result out.</summary>
internal sealed class Attempt(Delivery delivery, CancellationToken cancellationToken) : RemoteInvocation(delivery.Method), IDisposable
{
    private PooledBuffer? _result;
    private int _saidDropped;

    public override CancellationToken CancellationToken => cancellationToken;

    private protected override ReadOnlyMemory<byte> Arguments => delivery.Request.Arguments.Bytes;

    /// <summary>The final frame of an implementation that has returned.</summary>
    public ResultFrame ToResult(ReplyPosition position) => new(delivery.Request.CallId, position, _result!.Memory);

    public void Dispose() => _result?.Dispose();

    private protected override void Complete(PooledBuffer result) => _result = result;

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
