namespace Arthropod.Remote.Server.Duplicates;

/// <summary>How a delivery's turn ended, as far as other deliveries of its call are concerned.</summary>
/// <param name="As">What became of it.</param>
/// <param name="Answer">The final frame; <see langword="null"/>: nobody waits for one, or there is none.</param>
/// <param name="After">How long the next attempt waits, where there is one.</param>
internal sealed record RunEnd(SettledAs As, byte[]? Answer = null, TimeSpan After = default)
{
    public static readonly RunEnd Unfinished = new(SettledAs.Unfinished);
}
