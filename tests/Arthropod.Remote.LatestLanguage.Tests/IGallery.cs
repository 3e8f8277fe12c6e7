namespace Arthropod.Remote.LatestLanguage.Tests;

/// <summary>A contract whose parameters have the names of C# 14's new keywords.</summary>
[RemoteQueue("gallery")]
internal interface IGallery
{
    Task<Picture> Frame(Picture picture, Frame? frame = null, IProgress<Frame>? progress = null, CancellationToken cancellationToken = default);

    Task<int> Sum(int field, int extension, params IEnumerable<int> allows);

    [OneWay]
    Task Discard(Picture picture);
}
