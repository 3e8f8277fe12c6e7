namespace Arthropod.Remote;

/// <summary>How one contract is called. In configuration: <c>Arthropod:Clients:&lt;queue name&gt;</c>.</summary>
public sealed class RemoteClientOptions
{
    /// <summary>
    /// How long calls wait for their answer, whatever the contract and its methods say. Default:
    /// <see langword="null"/>, as they say. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>: as long as the
    /// queue keeps the call.
    /// </summary>
    public TimeSpan? Timeout { get; set; }
}
