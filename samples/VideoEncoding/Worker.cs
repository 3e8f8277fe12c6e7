using Arthropod.Remote;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VideoEncoding.Encoding;

namespace VideoEncoding;

/// <summary>The worker's half: a generic host that serves the contract until it is told to stop.</summary>
internal static class Worker
{
    /// <summary>Serves until Ctrl+C, SIGTERM or, if so configured, the end of the process that started it.</summary>
    /// <param name="args">Configuration, such as <c>--Arthropod:Servers:video_encoding:MaxConcurrency=4</c>.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        var hasFfmpeg = FfmpegVideoEncoder.IsInstalled();
        builder.Services.AddArthropod(remote =>
        {
            remote.UseSqs();
            if (hasFfmpeg)
            {
                remote.AddServer<IVideoEncoder, FfmpegVideoEncoder>(OneAtATime);
            }
            else
            {
                remote.AddServer<IVideoEncoder, MagickVideoEncoder>(OneAtATime);
            }
        });
        if (builder.Configuration.GetValue<bool>("EndWithParent"))
        {
            builder.Services.AddHostedService<EndWithParent>();

            // Nobody waits for an encoding any more whose caller is gone.
            builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        }

        try
        {
            using var host = builder.Build();
            await host.StartAsync();
            Console.WriteLine(hasFfmpeg
                ? "ready, encodes with ffmpeg to MP4"
                : "ready; there is no ffmpeg on the PATH, so Magick.NET encodes the frames to animated WebP");
            await host.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception exception) when (exception is RemoteException or InvalidOperationException)
        {
            // The queue cannot be reached, or no region or credentials are known: the message says what to do.
            Display.Fail(exception.Message);
            return 1;
        }
    }

    // An encoder keeps all processors busy by itself.
    private static void OneAtATime(RemoteServerOptions server) => server.MaxConcurrency = 1;
}
