using System.ComponentModel;

namespace Arthropod.Remote.Invocation;

/// <summary>What a proxy hands its calls to. An application never meets it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RemoteCaller
{
    /// <summary>Only this library derives from this class.</summary>
    private protected RemoteCaller()
    {
    }

    /// <summary>Takes a call over. Never throws: whatever goes wrong fails the call.</summary>
    internal abstract void Send(RemoteCall call);
}
