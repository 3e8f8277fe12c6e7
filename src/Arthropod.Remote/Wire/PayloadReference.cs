namespace Arthropod.Remote.Wire;

/// <summary>A blob that holds a payload's bytes.</summary>
/// <param name="Key">Its name in the application's own store. No other address is followed.</param>
/// <param name="Length">How many bytes it has.</param>
internal sealed record PayloadReference(string Key, long Length);
