namespace VideoEncoding.Encoding;

/// <summary>Where an encoding goes: a new folder for each, which is removed if the encoding fails or is cancelled.</summary>
internal sealed class OutputFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("arthropod-video-");
    private bool _kept;

    /// <param name="input">What is encoded; the result is called after it.</param>
    /// <param name="extension">The extension of the result.</param>
    public OutputFile(Uri input, string extension)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(input.LocalPath);
        Path = System.IO.Path.Combine(_folder.FullName, (name.Length == 0 ? "video" : name) + extension);
    }

    /// <summary>The file to write.</summary>
    public string Path { get; }

    /// <summary>Says that the encoding has succeeded.</summary>
    /// <returns>The file.</returns>
    public string Keep()
    {
        _kept = true;
        return Path;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_kept)
        {
            _folder.Delete(recursive: true);
        }
    }
}
