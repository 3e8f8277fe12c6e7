using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Lanes;

/// <summary>A message that is written when it leaves, and shares nothing with others.</summary>
/// <param name="MaxBytes">The most bytes that it has then, attributes included.</param>
/// <param name="Write">Writes it.</param>
internal readonly record struct LateMessage(int MaxBytes, Func<OutgoingMessage> Write);
