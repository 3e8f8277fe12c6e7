using Arthropod.Remote.Serialization;
using MessagePack;

namespace Arthropod.Remote.Invocation;

internal sealed class RemoteProgress<T, TFormatter>(IProgress<T> progress) : RemoteProgress
    where TFormatter : IRemoteFormatter<T>
{
    internal override void Report(ReadOnlyMemory<byte> payload)
    {
        var reader = new MessagePackReader(payload);
        progress.Report(TFormatter.Read(ref reader));
    }
}
