using Arthropod.Remote.Invocation;
using Arthropod.Remote.Serialization;

namespace Arthropod.Remote.Generators.Tests.World;

internal sealed class LoopbackInvocation(RemoteCall call, RemoteMethod method, byte[] arguments) : RemoteInvocation(method)
{
    public byte[] Result { get; private set; } = [];

    public override CancellationToken CancellationToken => call.CancellationToken;

    private protected override ReadOnlyMemory<byte> Arguments => arguments;

    private protected override void Complete(PooledBuffer result)
    {
        using (result)
        {
            Result = result.Span.ToArray();
        }
    }

    internal override void Report(PooledBuffer report)
    {
        using (report)
        {
            call.Progress?.Report(report.Span.ToArray());
        }
    }

    internal override void ReportFailed(Exception? exception) =>
        call.TryFail(exception ?? new InvalidOperationException("A report is too large."));
}
