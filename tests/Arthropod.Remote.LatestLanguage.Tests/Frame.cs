namespace Arthropod.Remote.LatestLanguage.Tests;

/// <summary>A value with compound assignment of its own.</summary>
internal struct Frame
{
    public int Thickness { get; set; }

    public void operator +=(int more) => Thickness += more;
}
