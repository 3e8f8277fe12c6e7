using System.IO.Compression;
using System.Reflection.Metadata;

namespace Arthropod.Remote.SlowTests.World;

/// <summary>Looks into a package.</summary>
internal static class Package
{
    // Portable PDB format, "Source Link".
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    public static async Task<List<string>> FilesAsync(string package)
    {
        await using var zip = await ZipFile.OpenReadAsync(package);
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    /// <summary>What a debugger is told of where the sources are: a JSON document.</summary>
    public static async Task<string> SourceLinkAsync(string symbols, string pdb)
    {
        await using var zip = await ZipFile.OpenReadAsync(symbols);
        var entry = zip.GetEntry(pdb) ?? throw new FileNotFoundException($"{symbols} has no {pdb}.");
        using var bytes = new MemoryStream();
        await using (var stream = await entry.OpenAsync())
        {
            await stream.CopyToAsync(bytes);
        }

        bytes.Position = 0;
        using var provider = MetadataReaderProvider.FromPortablePdbStream(bytes);
        var reader = provider.GetMetadataReader();
        var blob = reader.CustomDebugInformation
            .Select(reader.GetCustomDebugInformation)
            .Single(information => reader.GetGuid(information.Kind) == SourceLink);
        return System.Text.Encoding.UTF8.GetString(reader.GetBlobBytes(blob.Value));
    }
}
