using Arthropod.Remote.Serialization;
using MessagePack;

namespace Arthropod.Remote.Invocation;

/// <summary>Encodes reports on the implementation's own thread, so that it may change the object afterwards.</summary>
internal sealed class InvocationProgress<T, TFormatter>(RemoteInvocation invocation) : IProgress<T>
    where TFormatter : IRemoteFormatter<T>
{
    public void Report(T value)
    {
        var buffer = new PooledBuffer(64);
        try
        {
            var writer = new MessagePackWriter(buffer);
            TFormatter.Write(ref writer, value);
            writer.Flush();
            RemoteReader.RequireReadable(buffer);
        }
        catch (Exception exception)
        {
            buffer.Dispose();
            invocation.ReportFailed(exception);
            return;
        }

        invocation.Report(buffer);
    }
}
