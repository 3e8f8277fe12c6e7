using ImageMagick;

namespace VideoEncoding.Encoding;

/// <summary>
/// Encodes an animated GIF or WebP, frame by frame, to animated WebP: for machines without ffmpeg. As in
/// <see cref="FfmpegVideoEncoder"/>, what it throws is what the caller gets to read.
/// </summary>
internal sealed class MagickVideoEncoder : IVideoEncoder
{
    private const uint Quality = 85;

    /// <inheritdoc/>
    public async Task<string> Encode(Uri url, IProgress<int> progress, CancellationToken cancellationToken = default)
    {
        await using var input = await OpenAsync(url, cancellationToken);

        // Off the server's own threads: encoding a frame keeps a processor busy and awaits nothing.
        return await Task.Run(() => Encode(url, input, new Percentage(progress), cancellationToken), cancellationToken);
    }

    private static string Encode(Uri url, Stream input, Percentage percent, CancellationToken cancellationToken)
    {
        using var frames = Read(url, input);

        // A GIF's frame holds only what has changed; the encoder wants whole pictures.
        frames.Coalesce();
        for (var number = 0; number < frames.Count; number++)
        {
            Prepare(frames[number], 100 * number / frames.Count, percent, cancellationToken);
        }

        using var output = new OutputFile(url, ".webp");
        frames.Write(output.Path, MagickFormat.WebP);
        cancellationToken.ThrowIfCancellationRequested();
        percent.Report(100);
        return output.Keep();
    }

    private static MagickImageCollection Read(Uri url, Stream input)
    {
        const string Advice = "Without ffmpeg this worker encodes animated GIF and WebP only; install ffmpeg on it for everything else.";
        MagickImageCollection frames;
        try
        {
            frames = new MagickImageCollection(input);
        }
        catch (MagickMissingDelegateErrorException exception)
        {
            throw new InvalidDataException($"'{url}' is nothing that Magick.NET knows ({exception.Message}). {Advice}", exception);
        }

        if (frames[0].Format is MagickFormat.Gif or MagickFormat.WebP)
        {
            return frames;
        }

        using (frames)
        {
            throw new NotSupportedException($"'{url}' is {frames[0].Format}. {Advice}");
        }
    }

    private static void Prepare(IMagickImage<byte> frame, int done, Percentage percent, CancellationToken cancellationToken)
    {
        frame.Quality = Quality;

        // 0 is quick, 6 is small.
        frame.Settings.SetDefine(MagickFormat.WebP, "method", "6");
        frame.Progress += (_, encoding) =>
        {
            percent.Report(done);
            encoding.Cancel = cancellationToken.IsCancellationRequested;
        };
    }

    private static async Task<Stream> OpenAsync(Uri url, CancellationToken cancellationToken)
    {
        if (url.IsFile)
        {
            return File.OpenRead(url.LocalPath);
        }

        using var http = new HttpClient();
        return new MemoryStream(await http.GetByteArrayAsync(url, cancellationToken), writable: false);
    }
}
