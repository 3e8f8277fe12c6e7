namespace Arthropod.Remote.Wire;

/// <summary>A message body is no envelope that this version reads.</summary>
internal sealed class EnvelopeException(EnvelopeFault fault, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    public EnvelopeFault Fault { get; } = fault;
}
