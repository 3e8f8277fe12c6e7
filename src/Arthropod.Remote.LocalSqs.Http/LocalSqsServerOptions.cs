using System.Net;

namespace Arthropod.Remote.LocalSqs;

/// <summary>Where a <see cref="LocalSqsServer"/> listens, and what stands behind it.</summary>
public sealed record LocalSqsServerOptions
{
    /// <summary>
    /// The address to listen on. Loopback by default: the server asks nobody for credentials, so beyond loopback
    /// everybody who reaches the port may do everything.
    /// </summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The TCP port. 0, the default, takes a free one, which <see cref="LocalSqsServer.Url"/> then tells.</summary>
    public int Port { get; init; }

    /// <summary>
    /// The engine to serve, which stays the caller's to dispose of. Null, the default, makes one, which ends with the
    /// server.
    /// </summary>
    public LocalSqsEngine? Engine { get; init; }
}
