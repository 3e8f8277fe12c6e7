namespace Arthropod.Remote.Transport;

/// <summary>How to receive.</summary>
/// <param name="MaxMessages">At most so many, up to <see cref="TransportLimits.MaxBatchCount"/>.</param>
/// <param name="Wait">How long to wait for the first; zero: not at all.</param>
/// <param name="Visibility">How long the lease of each lasts unless renewed.</param>
public readonly record struct ReceiveRequest(int MaxMessages, TimeSpan Wait, TimeSpan Visibility);
