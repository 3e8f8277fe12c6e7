using ImageMagick;
using ImageMagick.Drawing;

namespace VideoEncoding.Clip;

/// <summary>An arthropod at one moment of its gait.</summary>
/// <param name="Phase">How far the front legs are in their step, in radians; each segment behind is a little later.</param>
internal sealed record Centipede(double Phase)
{
    /// <summary>From the last segment to the tips of the antennae, in pixels.</summary>
    public const int Length = (Segments * Spacing) + 60;

    private const int Segments = 9;
    private const int Spacing = 17;

    private static readonly MagickColor Shell = new("#bc4749");
    private static readonly MagickColor ShellEdge = new("#7f2f31");
    private static readonly MagickColor Leg = new("#3a2d28");
    private static readonly MagickColor Eye = new("#fefae0");

    /// <summary>Draws it walking to the right.</summary>
    /// <param name="image">What to draw on.</param>
    /// <param name="front">Where the antennae end, in pixels from the left; the rest may still be outside.</param>
    /// <param name="ground">Where the feet stand, in pixels from the top.</param>
    public void Draw(MagickImage image, double front, double ground)
    {
        var head = front - 34;
        var drawing = new Drawables();
        for (var segment = Segments - 1; segment >= 0; segment--)
        {
            DrawSegment(drawing, segment, head - 16 - (segment * Spacing), ground);
        }

        DrawHead(drawing, head, ground - 22 + Bob(-1));
        drawing.Draw(image);
    }

    private void DrawSegment(Drawables drawing, int segment, double x, double ground)
    {
        var y = ground - 18 + Bob(segment);
        var step = Math.Sin(Phase - segment) * 8;
        var lift = Math.Max(0, Math.Cos(Phase - segment)) * 5;
        drawing.StrokeColor(Leg).StrokeWidth(2.5)
            .Line(x, y, x - step, ground + 4)
            .Line(x, y, x + step, ground + 8 - lift)
            .StrokeColor(ShellEdge).StrokeWidth(1.5).FillColor(Shell).Ellipse(x, y, 12, 10, 0, 360);
    }

    private void DrawHead(Drawables drawing, double x, double y)
    {
        var sway = Math.Sin(Phase / 2) * 4;
        drawing.StrokeColor(Leg).StrokeWidth(2)
            .Line(x + 6, y - 8, x + 30, y - 24 + sway)
            .Line(x + 8, y - 4, x + 34, y - 12 - sway)
            .StrokeColor(ShellEdge).StrokeWidth(1.5).FillColor(Shell).Circle(x, y, x + 13, y)
            .FillColor(Eye).Circle(x + 5, y - 4, x + 9, y - 4)
            .StrokeWidth(0).FillColor(Leg).Circle(x + 6, y - 4, x + 7.5, y - 4);
    }

    private double Bob(int segment) => Math.Sin((2 * Phase) - segment) * 1.5;
}
