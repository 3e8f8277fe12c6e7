namespace Arthropod.Remote.LatestLanguage.Tests;

internal sealed partial class Picture
{
    private EventHandler? _changed;

    public partial Picture(string title) => Title = title;

    public partial event EventHandler? Changed
    {
        add => _changed += value;
        remove => _changed -= value;
    }
}
