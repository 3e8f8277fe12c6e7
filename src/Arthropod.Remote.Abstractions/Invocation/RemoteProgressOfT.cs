using Arthropod.Remote.Serialization;
using MessagePack;

namespace Arthropod.Remote.Invocation;

internal sealed class RemoteProgress<T, TFormatter>(IProgress<T> progress) : RemoteProgress
    where TFormatter : IRemoteFormatter<T>
{
    internal override void Report(ReadOnlyMemory<byte> payload)
    {
        T report;
        try
        {
            var reader = new MessagePackReader(payload);
            report = TFormatter.Read(ref reader);
        }
        catch (Exception exception)
        {
            throw RemotePath.Explain(exception, "progress");
        }

        progress.Report(report);
    }
}
