using Arthropod.Remote;

namespace VideoEncoding;

/// <summary>
/// The contract: all that callers and workers have in common. From this interface the compiler makes the proxy that
/// <see cref="Caller"/> calls and the dispatcher behind which <see cref="Worker"/> does the work.
/// </summary>
[RemoteQueue("video_encoding")]
internal interface IVideoEncoder
{
    /// <summary>Encodes a video.</summary>
    /// <param name="url">A file on the worker's machine (<c>file://</c>), or an address that the worker can reach (<c>http</c>, <c>https</c>).</param>
    /// <param name="progress">Told the percentage that is done, from 0 to 100.</param>
    /// <param name="cancellationToken">Ends the wait for the result.</param>
    /// <returns>The path of the encoded file, on the worker's machine.</returns>
    Task<string> Encode(Uri url, IProgress<int> progress, CancellationToken cancellationToken = default);
}
