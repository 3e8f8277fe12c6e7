namespace Arthropod.Remote.Chaos.Soak;

/// <summary>What a soak calls for.</summary>
[RemoteQueue("soak", Timeout = "00:01:00")]
public interface ISoakWork
{
    /// <summary>Ends as its kind says; with the data, if with a result.</summary>
    Task<byte[]> Do(SoakKind kind, byte[] data, IProgress<int>? progress = null, CancellationToken cancellationToken = default);
}
