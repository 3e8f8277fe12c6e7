using Arthropod.Remote.Invocation;
using Arthropod.Remote.Serialization;

namespace Arthropod.Remote.Tests.Serialization;

internal sealed class EchoInvocation(RemoteMethod method, byte[] arguments) : RemoteInvocation(method)
{
    public byte[] Result { get; private set; } = [];

    public override CancellationToken CancellationToken => default;

    private protected override ReadOnlyMemory<byte> Arguments => arguments;

    private protected override void Complete(PooledBuffer result)
    {
        using (result)
        {
            Result = result.Span.ToArray();
        }
    }

    internal override void Report(PooledBuffer report) => report.Dispose();

    internal override void ReportFailed(Exception? exception) =>
        throw exception ?? new InvalidOperationException("A report is too large.");
}
