using System.ComponentModel;

namespace Arthropod.Remote.Invocation;

/// <summary>The caller's <see cref="IProgress{T}"/>, waiting for encoded reports. Generated code only passes it on.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RemoteProgress
{
    private protected RemoteProgress()
    {
    }

    internal abstract void Report(ReadOnlyMemory<byte> payload);
}
