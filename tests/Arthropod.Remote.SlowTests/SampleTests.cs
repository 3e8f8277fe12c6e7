using System.Buffers.Binary;
using System.Globalization;
using Arthropod.Remote.SlowTests.World;
using Arthropod.Remote.Tests.Shared;

namespace Arthropod.Remote.SlowTests;

/// <summary>The README's first command, as a stranger types it in a fresh clone.</summary>
[Collection(RepositoryCopy.Collection)]
public sealed class SampleTests(RepositoryCopy copy)
{
    private const int Frames = 100;

    [Fact]
    public async Task Without_ffmpeg_the_sample_makes_an_animated_WebP()
    {
        var bin = copy.NewFolder("bin-without-ffmpeg");
        await LinkAsync(bin, "dotnet");

        var result = await RunSampleAsync("without-ffmpeg", path: bin);

        Assert.EndsWith(".webp", result, StringComparison.Ordinal);
        Assert.InRange(CountWebPFrames(await File.ReadAllBytesAsync(result)), Frames * 9 / 10, Frames * 11 / 10);
    }

    [NeedsFact("ffprobe", "-version")]
    public async Task With_ffmpeg_the_sample_makes_an_MP4_that_plays()
    {
        var result = await RunSampleAsync("with-ffmpeg", path: null);

        var probe = await Command.SucceedAsync(
            copy.Folder, "ffprobe", "-v", "error", "-count_frames", "-select_streams", "v:0", "-show_entries", "stream=nb_read_frames", "-of", "csv=p=0", result);
        Assert.EndsWith(".mp4", result, StringComparison.Ordinal);
        Assert.InRange(int.Parse(probe.Output.Trim().TrimEnd(','), CultureInfo.InvariantCulture), Frames * 9 / 10, Frames * 11 / 10);
    }

    /// <summary>Runs it, and returns the path of its result.</summary>
    private async Task<string> RunSampleAsync(string name, string? path)
    {
        var temporary = copy.NewFolder(name);

        var run = await Command.RunAsync(copy.Root, "dotnet", ["run", "--project", "samples/VideoEncoding"], environment =>
        {
            environment["TMPDIR"] = temporary;
            environment["PATH"] = path ?? environment["PATH"];
        });

        var result = Assert.Single(run.Succeeded().Lines, line => line.StartsWith("result: ", StringComparison.Ordinal))["result: ".Length..];
        Assert.True(run.Lines.Count(line => line.EndsWith(" %", StringComparison.Ordinal)) >= 3, $"The progress did not move:\n{run.Output}");
        Assert.True(File.Exists(result), $"There is no {result}.");
        Assert.Empty(Running(copy.Root));
        return result;
    }

    /// <summary>The command lines of processes that were started from below a folder and still run.</summary>
    private static List<string> Running(string folder)
    {
        var running = new List<string>();
        foreach (var process in Directory.GetDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])))
        {
            try
            {
                var commandLine = File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
                if (commandLine.Contains(folder, StringComparison.Ordinal))
                {
                    running.Add(commandLine);
                }
            }
            catch (IOException)
            {
                // It ended while we looked.
            }
        }

        return running;
    }

    private static async Task LinkAsync(string folder, string program)
    {
        var found = await Command.SucceedAsync(folder, "which", program);
        File.CreateSymbolicLink(Path.Combine(folder, program), found.Output.Trim());
    }

    // RIFF: "RIFF", size, "WEBP", then chunks of a name, a size and so many bytes, padded to even. A frame is an "ANMF".
    private static int CountWebPFrames(ReadOnlySpan<byte> file)
    {
        Assert.True(file[..4].SequenceEqual("RIFF"u8) && file[8..12].SequenceEqual("WEBP"u8), "It is no WebP file.");
        var frames = 0;
        for (var chunk = file[12..]; chunk.Length >= 8;)
        {
            frames += chunk[..4].SequenceEqual("ANMF"u8) ? 1 : 0;
            var size = BinaryPrimitives.ReadInt32LittleEndian(chunk[4..]);
            chunk = chunk[Math.Min(chunk.Length, 8 + size + (size & 1))..];
        }

        return frames;
    }
}
