using Arthropod.Remote;
using Microsoft.Extensions.DependencyInjection;

namespace VideoEncoding;

/// <summary>The caller's half: calls the encoder as if it were here.</summary>
internal static class Caller
{
    /// <summary>Has a video encoded, and shows progress and result.</summary>
    /// <param name="url">The video.</param>
    /// <param name="queue">The queue server; null to find it by AWS's conventions.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> EncodeAsync(Uri url, Uri? queue, CancellationToken cancellationToken)
    {
        try
        {
            // In an application with a host this is AddArthropod(remote => remote.UseSqs().AddClient<IVideoEncoder>()),
            // and IVideoEncoder is injected.
            await using var remote = RemoteClient.Create(remote => remote.UseSqs(sqs => sqs.ServiceUrl = queue));
            var encoder = remote.Get<IVideoEncoder>();

            var path = await Display.ProgressAsync(
                Path.GetFileName(url.LocalPath), progress => encoder.Encode(url, progress, cancellationToken));
            Console.WriteLine($"result: {path}");
            return 0;
        }
        catch (ServerErrorException exception)
        {
            // What the encoder said over there. Its stack trace is there too, for whoever wants it: exception.RemoteStackTrace.
            Display.Fail($"the worker {exception.Server} could not encode it: {exception.Message}");
            return 1;
        }
        catch (Exception exception) when (exception is RemoteException or InvalidOperationException)
        {
            // The queue cannot be reached, or no region or credentials are known: the message says what to do.
            Display.Fail(exception.Message);
            return 1;
        }
    }
}
