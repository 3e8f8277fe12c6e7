using System.Globalization;
using CliWrap;
using Microsoft.Extensions.Configuration;

namespace VideoEncoding.Encoding;

/// <summary>
/// Encodes with ffmpeg to MP4: an ordinary class that knows nothing of queues. What it throws is what the caller gets
/// to read.
/// </summary>
/// <param name="configuration">
/// <c>Ffmpeg:RealTime</c>: reads the video no faster than it plays. The demo sets it, because ffmpeg would be through
/// with a clip of five seconds before anybody has seen the bar.
/// </param>
internal sealed class FfmpegVideoEncoder(IConfiguration configuration) : IVideoEncoder
{
    /// <summary>Whether ffmpeg and ffprobe are on the PATH.</summary>
    public static bool IsInstalled()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        return Array.TrueForAll(["ffmpeg", "ffprobe"], tool => folders.Any(folder => File.Exists(Path.Combine(folder, tool + suffix))));
    }

    /// <inheritdoc/>
    public async Task<string> Encode(Uri url, IProgress<int> progress, CancellationToken cancellationToken = default)
    {
        var input = InputOf(url);
        var duration = await FindDurationAsync(input, cancellationToken);
        var percent = new Percentage(progress);
        using var output = new OutputFile(url, ".mp4");

        await RunAsync(
            "ffmpeg",
            [
                "-nostdin", "-v", "error", "-progress", "pipe:1", "-stats_period", "0.1",
                .. configuration.GetValue<bool>("Ffmpeg:RealTime") ? (string[])["-re"] : [],
                .. input,
                // The first picture and, if there is one, the first sound.
                "-map", "0:v:0", "-map", "0:a:0?",
                // What every player understands: H.264 in 4:2:0, which wants even sizes.
                "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-vf", "scale=trunc(iw/2)*2:trunc(ih/2)*2",
                // The index first, so that it plays while it is downloaded.
                "-c:a", "aac", "-movflags", "+faststart", output.Path,
            ],
            line => Report(line, duration, percent),
            cancellationToken);
        percent.Report(100);
        return output.Keep();
    }

    private static async Task<TimeSpan?> FindDurationAsync(string[] input, CancellationToken cancellationToken)
    {
        TimeSpan? duration = null;
        await RunAsync(
            "ffprobe",
            ["-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", .. input],
            line => duration = double.TryParse(line, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : duration,
            cancellationToken);
        return duration;
    }

    // ffmpeg -progress writes key=value lines; out_time_us is how much of the video has been written.
    private static void Report(string line, TimeSpan? duration, Percentage percent)
    {
        const string Key = "out_time_us=";
        if (duration > TimeSpan.Zero
            && line.StartsWith(Key, StringComparison.Ordinal)
            && long.TryParse(line.AsSpan(Key.Length), CultureInfo.InvariantCulture, out var microseconds))
        {
            percent.Report((int)(100 * TimeSpan.FromMicroseconds(microseconds) / duration.Value));
        }
    }

    private static async Task RunAsync(string tool, string[] arguments, Action<string> onLine, CancellationToken cancellationToken)
    {
        var errors = new LastLines();
        var result = await Cli.Wrap(tool)
            .WithArguments(arguments)
            .WithStandardOutputPipe(PipeTarget.ToDelegate(onLine))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(errors.Add))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new InvalidDataException($"{tool}: {errors}");
        }
    }

    // The URL comes out of a queue. The protocols are named, so that a playlist from the web cannot name files here.
    private static string[] InputOf(Uri url) => url switch
    {
        { IsFile: true } => ["-protocol_whitelist", "file", "-i", $"file:{url.LocalPath}"],
        { Scheme: "http" or "https" } => ["-protocol_whitelist", "http,https,tls,tcp", "-i", url.AbsoluteUri],
        _ => throw new NotSupportedException($"'{url}' is neither a file nor an http or https address."),
    };
}
