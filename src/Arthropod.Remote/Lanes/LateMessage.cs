using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Lanes;

/// <summary>A message of its own, which is written when it leaves.</summary>
/// <param name="MaxBytes">The most bytes that it has then, attributes included.</param>
/// <param name="Write">Writes it.</param>
internal readonly record struct LateMessage(int MaxBytes, Func<OutgoingMessage> Write);
