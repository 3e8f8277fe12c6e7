using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Cli.DeadLetters;

/// <summary>A message of a dead-letter queue, as far as it can be read.</summary>
/// <param name="Message">The message.</param>
/// <param name="Request">The call; <see langword="null"/>: it is none that this version can read.</param>
/// <param name="Fault">Why it is none.</param>
/// <param name="Report">Why it is there.</param>
internal sealed record DeadLetter(ReceivedMessage Message, RequestFrame? Request, string? Fault, DeadLetterReport Report)
{
    /// <summary>By which people name it: the call's id, or the message's where no call can be read.</summary>
    public string Id => Request?.CallId.ToString() ?? Message.MessageId;

    public static DeadLetter Read(ReceivedMessage message)
    {
        // A person looks at it, whoever wrote it; a signature matters when it is to be sent again.
        var report = DeadLetterReport.Read(message);
        try
        {
            return EnvelopeReader.Read(message.Body) is [RequestFrame request]
                ? new(message, request, null, report)
                : new(message, null, "It is no single request.", report);
        }
        catch (EnvelopeException exception)
        {
            return new(message, null, exception.Message, report);
        }
    }
}
