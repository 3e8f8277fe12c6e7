namespace Arthropod.Remote.Transport;

/// <summary>A queue that exists.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="MaxMessageBytes">The largest message that it takes, in UTF-8 bytes, attributes included.</param>
public sealed record QueueInfo(string Name, int MaxMessageBytes);
