namespace Arthropod.Remote.Transport;

/// <summary>A change of one lease.</summary>
/// <param name="Receipt">The delivery's receipt.</param>
/// <param name="Visibility">How long the lease lasts from now; zero releases the message at once.</param>
public readonly record struct VisibilityChange(string Receipt, TimeSpan Visibility);
