using System.Globalization;
using Arthropod.Remote.Wire;
using MessagePack;

namespace Arthropod.Remote.Chaos.Queue;

/// <summary>What a message says about one call.</summary>
/// <param name="CallId">The call.</param>
/// <param name="Number">Its number, where it is a request of ours; else -1.</param>
/// <param name="Attempts">Attempts that a request says to have been before it.</param>
/// <param name="Frame">All in words.</param>
internal sealed record Said(Guid CallId, int Number, int Attempts, string Frame)
{
    /// <summary>Reads a message's body.</summary>
    public static IReadOnlyList<Said> Read(string body)
    {
        try
        {
            return [.. EnvelopeReader.Read(body).Select(Of)];
        }
        catch (EnvelopeException error)
        {
            return [new Said(Guid.Empty, -1, 0, $"unreadable: {error.Message}")];
        }
    }

    private static Said Of(Frame frame) => frame switch
    {
        RequestFrame request => new(request.CallId, NumberOf(request), request.Receipts, Text($"Request after {request.Receipts} receipts and {request.EndedAttempts} attempts")),
        ReplyFrame reply => new(reply.CallId, -1, 0, Text($"{reply.Kind} attempt {reply.Position.Attempt} sequence {reply.Position.Sequence}")),
        _ => new(frame.CallId, -1, 0, frame.Kind.ToString()),
    };

    // Run(seed, number): see IChaosWork.
    private static int NumberOf(RequestFrame request)
    {
        var reader = new MessagePackReader(request.Arguments.Bytes);
        reader.ReadArrayHeader();
        reader.ReadInt32();
        return reader.ReadInt32();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
