namespace Arthropod.Remote.LatestLanguage.Tests;

internal sealed class Gallery : IGallery
{
    public Task<Picture> Frame(Picture picture, Frame? frame = null, IProgress<Frame>? progress = null, CancellationToken cancellationToken = default)
    {
        var around = frame ?? new Frame { Thickness = 1 };
        around += 1;
        progress?.Report(around);
        picture.Width += around.Thickness;
        return Task.FromResult(picture);
    }

    public Task<int> Sum(int field, int extension, params IEnumerable<int> allows) => Task.FromResult(field + extension + allows.Sum());

    public Task Discard(Picture picture) => Task.CompletedTask;
}
