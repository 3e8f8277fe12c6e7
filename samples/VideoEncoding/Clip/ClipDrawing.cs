using ImageMagick;
using ImageMagick.Drawing;

namespace VideoEncoding.Clip;

/// <summary>
/// Draws the clip that the sample encodes, so that nobody has to bring a video: five seconds of a centipede on its way
/// across a meadow, as an animated GIF.
/// </summary>
internal static class ClipDrawing
{
    private const int Frames = 100;
    private const int FramesPerSecond = 20;
    private const uint Width = 480;
    private const uint Height = 270;
    private const int Horizon = 200;

    /// <summary>Draws the clip.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="cancellationToken">Ends the drawing.</param>
    public static void Draw(string path, CancellationToken cancellationToken)
    {
        using var meadow = DrawMeadow();
        using var clip = new MagickImageCollection();
        for (var frame = 0; frame < Frames; frame++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var image = (MagickImage)meadow.Clone();
            var way = Width + Centipede.Length;
            new Centipede(Phase: 2 * Math.PI * frame / 12).Draw(image, way * frame / Frames, Horizon + 22);
            image.AnimationTicksPerSecond = FramesPerSecond;
            image.AnimationDelay = 1;
            clip.Add(image);
        }

        clip.Write(path, MagickFormat.Gif);
    }

    // What does not move is drawn once; each frame begins as a copy of it.
    private static MagickImage DrawMeadow()
    {
        var image = new MagickImage("gradient:#8ecae6-#f1faee", new MagickReadSettings { Width = Width, Height = Height });
        new Drawables()
            .FillColor(new MagickColor("#ffb703")).Circle(390, 62, 390, 92)
            .FillColor(new MagickColor("#95c77e")).Ellipse(110, Horizon + 10, 190, 62, 0, 360)
            .FillColor(new MagickColor("#84b96d")).Ellipse(400, Horizon + 16, 210, 48, 0, 360)
            .FillColor(new MagickColor("#588157")).Rectangle(0, Horizon, Width, Height)
            .Draw(image);
        image.Quantize(new QuantizeSettings { Colors = 48, DitherMethod = DitherMethod.No });
        image.ColorType = ColorType.TrueColor;
        return image;
    }
}
