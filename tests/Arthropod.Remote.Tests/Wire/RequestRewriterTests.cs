using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Wire;

/// <summary>A request that is sent again says how far it has got, and all else as it was, also what only newer versions know.</summary>
public sealed class RequestRewriterTests
{
    private static readonly byte[] FrameOfANewerVersion = [0x93, 99, 0x81, 77, 0xA1, (byte)'x', 0xC0];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Frames_of_a_newer_version_beside_the_request_stay_as_they_are(int before)
    {
        var frames = Enumerable.Repeat(FrameOfANewerVersion, 2).ToList();
        frames.Insert(before, FrameWriter.Encode(Frames.Request));

        var rewritten = RequestRewriter.Rewrite(
            EnvelopeWriter.Write([.. frames]),
            Frames.Request with { Receipts = 5, EndedAttempts = 2, TimeLeft = TimeSpan.FromMinutes(1), NotBefore = null, IsRedriven = true });
        var body = EnvelopeWriter.Write([rewritten]);

        var request = Assert.IsType<RequestFrame>(Assert.Single(EnvelopeReader.Read(body)));
        Assert.Equal((5, 2, TimeSpan.FromMinutes(1), null, true), (request.Receipts, request.EndedAttempts, request.TimeLeft, request.NotBefore, request.IsRedriven));
        frames[before] = FrameWriter.Encode(request);
        Assert.Equal(frames.Sum(frame => frame.Length), rewritten.Bytes.Length);
        Assert.Equal(3, rewritten.Count);
    }
}
