namespace Arthropod.Remote.LatestLanguage.Tests;

/// <summary>A value with a partial constructor, a partial event and field-backed properties.</summary>
internal sealed partial class Picture
{
    public partial Picture(string title);

    public partial event EventHandler? Changed;

    public string Title
    {
        get;
        set
        {
            field = value.Trim();
            _changed?.Invoke(this, EventArgs.Empty);
        }
    }

    public int Width { get; set => field = Math.Max(1, value); } = 1;

    public required string Artist { get; init => field = value ?? ""; }
}
