using System.Globalization;
using Arthropod.Remote.Wire;
using MessagePack;

namespace Arthropod.Remote.Chaos.Queue;

/// <summary>What a message says about one call.</summary>
internal sealed record Said(Guid CallId, int Number, string Frame)
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
            return [new Said(Guid.Empty, -1, $"unreadable: {error.Message}")];
        }
    }

    private static Said Of(Frame frame) => frame switch
    {
        RequestFrame request => new(request.CallId, NumberOf(request), Text($"Request after {request.Attempts} attempts")),
        ReplyFrame reply => new(reply.CallId, -1, Text($"{reply.Kind} attempt {reply.Position.Attempt} sequence {reply.Position.Sequence}")),
        _ => new(frame.CallId, -1, frame.Kind.ToString()),
    };

    // Run(seed, number): see IChaosWork.
    private static int NumberOf(RequestFrame request)
    {
        var reader = new MessagePackReader(request.Arguments);
        reader.ReadArrayHeader();
        reader.ReadInt32();
        return reader.ReadInt32();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
