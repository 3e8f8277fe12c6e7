using Arthropod.Remote.LocalSqs;
using VideoEncoding.Clip;

namespace VideoEncoding;

/// <summary>
/// The whole job on one machine: a queue server, a worker as a process of its own, and a call of a clip that is drawn
/// here. Caller and worker share nothing but the queue's address; put AWS's in its place, and they are anywhere.
/// </summary>
internal static class Demo
{
    /// <summary>Runs it.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var queue = await LocalSqsServer.StartAsync(cancellationToken: cancellationToken);
        Display.Say($"queue: {queue.Url}");

        // The worker starts while the clip is drawn. Were it late, the call would wait for it in the queue.
        await using var worker = WorkerProcess.Start(queue.Url);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, worker.Ended);

        var folder = Directory.CreateTempSubdirectory("arthropod-clip-");
        var exitCode = 1;
        try
        {
            var clip = Path.Combine(folder.FullName, "centipede.gif");
            await Task.Run(() => ClipDrawing.Draw(clip, ending.Token), ending.Token);
            Display.Say($"clip: {clip}");
            exitCode = await Caller.EncodeAsync(InputUrl.OfFile(clip), queue.Url, ending.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Display.Fail("The worker has ended, and nobody else would answer.");
        }
        finally
        {
            if (exitCode != 0)
            {
                folder.Delete(recursive: true);
            }
        }

        return exitCode;
    }
}
