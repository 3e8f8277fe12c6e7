namespace Arthropod.Remote.SlowTests.World;

/// <summary>How long things may take before they count as failed: generous, since only a failure uses it up.</summary>
internal static class Deadlines
{
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(60);

    public static readonly TimeSpan Build = TimeSpan.FromMinutes(15);
}
