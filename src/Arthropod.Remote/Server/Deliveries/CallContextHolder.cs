namespace Arthropod.Remote.Server.Deliveries;

/// <summary>Gives the call's scope its <see cref="IRemoteCallContext"/>.</summary>
internal sealed class CallContextHolder
{
    public IRemoteCallContext? Context { get; set; }
}
