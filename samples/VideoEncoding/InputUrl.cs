namespace VideoEncoding;

/// <summary>Makes a URL of what the user typed.</summary>
internal static class InputUrl
{
    /// <summary>A URL stays as it is; anything else is the path of a file.</summary>
    public static Uri Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && !url.IsFile ? url : OfFile(text);

    /// <summary>The <c>file://</c> URL of a path, relative to the current folder if it is not absolute.</summary>
    public static Uri OfFile(string path)
    {
        // Escaped segment by segment: '#', '?' and '%' are letters like any other in a file's name.
        var segments = Path.GetFullPath(path).Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString);
        return new Uri("file:///" + string.Join('/', segments).TrimStart('/'));
    }
}
