using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Chaos.Fuzz;

/// <summary>A message that has been sent and has no fate yet.</summary>
/// <param name="Kind">What is wrong with it.</param>
/// <param name="Request">The request that it is all the same; <see langword="null"/>: it is none.</param>
internal sealed record SentForgery(ForgeryKind Kind, RequestFrame? Request)
{
    public static SentForgery Of(ForgeryKind kind, string body)
    {
        try
        {
            // Arguments are of no interest any more, and there may be many of them.
            return new(kind, EnvelopeReader.Read(body) is [RequestFrame request] ? request with { Arguments = default } : null);
        }
        catch (EnvelopeException)
        {
            return new(kind, null);
        }
    }
}
