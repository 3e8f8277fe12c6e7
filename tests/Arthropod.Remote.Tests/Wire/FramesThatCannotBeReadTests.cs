using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Wire;

/// <summary>What this version does not know is skipped, whatever it looks like, and a frame that is broken costs only itself.</summary>
public sealed class FramesThatCannotBeReadTests
{
    private static readonly byte[] Good = FrameWriter.Encode(Frames.Result);

    public static TheoryData<string, byte[]> Unknown => new()
    {
        { "a kind of more than 32 bits", [0x92, 0xCF, 1, 2, 3, 4, 5, 6, 7, 8, 0x80] },
        { "a negative kind", [0x92, 0xFF, 0x80] },
        { "a kind that is a text", [0x92, 0xA1, (byte)'x', 0x80] },
        { "fields that are no map", [0x92, 99, 0xA1, (byte)'x'] },
        { "fields with keys that are no numbers", [0x92, 99, 0x81, 0xA1, (byte)'x', 1] },
    };

    public static TheoryData<string, byte[]> Broken => new()
    {
        { "no array", [0x01] },
        { "no fields", [0x91, 0x04] },
        { "fields that are no map", [0x92, 0x04, 0x01] },
        { "no call id", [0x92, 0x04, 0x80] },
        { "a call id of three bytes", [0x92, 0x04, 0x81, 0x01, 0xC4, 3, 1, 2, 3] },
    };

    [Theory]
    [MemberData(nameof(Unknown))]
    public void What_is_not_known_is_skipped(string what, byte[] frame)
    {
        Assert.NotNull(what);

        Assert.Empty(EnvelopeReader.Read(EnvelopeWriter.Write([frame])));
        Assert.Equal([FrameKind.Result, FrameKind.Result], EnvelopeReader.Read(EnvelopeWriter.Write([Good, frame, Good])).Select(each => each.Kind));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_is_broken_costs_only_itself(string what, byte[] frame)
    {
        Assert.NotNull(what);

        Assert.Throws<EnvelopeException>(() => EnvelopeReader.Read(EnvelopeWriter.Write([frame])));
        Assert.Equal(
            [FrameKind.Result, FrameKind.Unreadable, FrameKind.Result],
            EnvelopeReader.Read(EnvelopeWriter.Write([Good, frame, Good])).Select(each => each.Kind));
    }

    [Fact]
    public void A_field_whose_key_has_more_than_32_bits_is_skipped()
    {
        var frame = new List<byte>(Good);
        frame[2]++; // One field more.
        frame.InsertRange(3, [0xCF, 1, 2, 3, 4, 5, 6, 7, 8, 0xC0]);

        Assert.Equal(Frames.Result.CallId, Assert.Single(EnvelopeReader.Read(EnvelopeWriter.Write([frame.ToArray()]))).CallId);
    }

    [Fact]
    public void Of_a_message_that_is_cut_off_the_frames_before_count()
    {
        var body = EnvelopeWriter.Write([Good, Good]);
        var bytes = Convert.FromBase64String(body[4..]);

        var read = EnvelopeReader.Read($"AR0:{Convert.ToBase64String(bytes[..^3])}");

        Assert.Equal([FrameKind.Result, FrameKind.Unreadable], read.Select(each => each.Kind));
    }
}
