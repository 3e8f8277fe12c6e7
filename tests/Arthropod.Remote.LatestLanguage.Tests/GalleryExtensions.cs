namespace Arthropod.Remote.LatestLanguage.Tests;

/// <summary>Extension members of a contract: they run at the caller and may call remote methods.</summary>
internal static class GalleryExtensions
{
    extension(IGallery gallery)
    {
        public static string Door => nameof(IGallery);

        public async Task<Picture> FrameTwice(Picture picture) => await gallery.Frame(await gallery.Frame(picture));
    }

    extension(Picture picture)
    {
        public int Height => picture.Width / 2;
    }
}
