using System.Buffers.Text;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Lanes;

/// <summary>
/// Puts the frames of one request into messages. An envelope is written, and signed, when its message leaves, at each try:
/// a signature has an age.
/// </summary>
/// <param name="transport">Sends the messages.</param>
/// <param name="envelopes">Writes the envelopes.</param>
/// <param name="queue">The full name of the queue.</param>
/// <param name="perMessage">How many entries of the lane share a message.</param>
/// <param name="ended">Gives a request up.</param>
internal sealed class FramePacker(
    IQueueTransport transport, Envelopes envelopes, string queue, int perMessage, CancellationToken ended = default)
{
    private readonly int _overhead = (envelopes.MaxBodyBytes(0) + perMessage - 1) / perMessage;

    /// <summary>The most that an entry adds to the bodies of a request.</summary>
    public int SizeOf(OutgoingFrames entry) => Base64.GetMaxEncodedToUtf8Length(entry.Frames.Bytes.Length) + _overhead;

    /// <returns>The outcome of each entry: that of its message. An answer need not mention all.</returns>
    public async Task<IReadOnlyList<Outcome>> SendAsync(IReadOnlyList<OutgoingFrames> entries)
    {
        var messages = new OutgoingMessage[(entries.Count + perMessage - 1) / perMessage];
        for (var index = 0; index < messages.Length; index++)
        {
            messages[index] = new OutgoingMessage(Write(entries, index * perMessage));
        }

        var outcomes = await transport.SendAsync(queue, messages, ended);
        return perMessage == 1
            ? outcomes
            : [.. entries.Select((_, index) => index / perMessage).TakeWhile(message => message < outcomes.Count).Select(message => outcomes[message])];
    }

    private string Write(IReadOnlyList<OutgoingFrames> entries, int first)
    {
        var frames = new EncodedFrames[Math.Min(perMessage, entries.Count - first)];
        for (var index = 0; index < frames.Length; index++)
        {
            frames[index] = entries[first + index].Frames;
        }

        return envelopes.Write(queue, frames);
    }
}
