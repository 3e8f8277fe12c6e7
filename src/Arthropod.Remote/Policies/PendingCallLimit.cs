namespace Arthropod.Remote;

/// <summary>What happens to a call when <see cref="RemoteClientOptions.MaxPendingCalls"/> others are under way.</summary>
public enum PendingCallLimit
{
    /// <summary>It waits for one of them to end, in the order of calling, within its own timeout; its token ends the wait.</summary>
    Wait,

    /// <summary>It fails at once with a <see cref="RemoteSendException"/>.</summary>
    Refuse,
}
