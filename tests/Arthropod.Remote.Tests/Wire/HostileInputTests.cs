using Arthropod.Remote.Wire;
using FsCheck;
using FsCheck.Fluent;

namespace Arthropod.Remote.Tests.Wire;

/// <summary>Whatever a stranger puts in a queue is read as an envelope or refused as none: never another exception.</summary>
public sealed class HostileInputTests
{
    private static readonly byte[] Header = [0x81, 0x01, 0x01];

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("AR")]
    [InlineData("AR:")]
    [InlineData("AR-1:kA==")]
    [InlineData("AR 0:kA==")]
    [InlineData("AR0")]
    [InlineData("ar0:kA==")]
    [InlineData("{\"type\":\"order\"}")]
    [InlineData("AR99999999999999999999:kA==")]
    [InlineData("ＡＲ０:kA==")]
    public void A_body_that_is_not_ours_is_known_as_such(string body)
    {
        Assert.Equal(EnvelopeFault.NotOurs, Assert.Throws<EnvelopeException>(() => EnvelopeReader.Read(body)).Fault);
    }

    [Theory]
    [InlineData("AR0:")]
    [InlineData("AR0:?")]
    [InlineData("AR0:kA=")]
    [InlineData("AR0:kA==kA==")]
    [InlineData("AR0:\uD800")]
    [InlineData("AR0:_-==")]
    public void Broken_base64_is_malformed(string body)
    {
        Assert.Equal(EnvelopeFault.Malformed, Assert.Throws<EnvelopeException>(() => EnvelopeReader.Read(body)).Fault);
    }

    [Fact]
    public void An_envelope_cut_off_at_any_byte_is_malformed()
    {
        foreach (var frame in Frames.All)
        {
            var bytes = Convert.FromBase64String(EnvelopeWriter.Write(frame)[4..]);
            for (var length = 0; length < bytes.Length; length++)
            {
                Assert.Equal(EnvelopeFault.Malformed, Assert.Throws<EnvelopeException>(() => Read(bytes.AsSpan(0, length))).Fault);
            }
        }
    }

    [Fact]
    public void An_envelope_with_any_byte_changed_is_read_or_malformed()
    {
        foreach (var frame in Frames.All)
        {
            var bytes = Convert.FromBase64String(EnvelopeWriter.Write(frame)[4..]);
            for (var index = 0; index < bytes.Length; index++)
            {
                for (var value = 0; value < 256; value++)
                {
                    var changed = (byte[])bytes.Clone();
                    changed[index] = (byte)value;
                    ReadOrRefuse(changed);
                }
            }
        }
    }

    [Fact]
    public void Random_bytes_are_read_or_malformed()
    {
        // FsCheck prints the seed of a run that fails.
        Prop.ForAll<byte[]>(bytes => ReadOrRefuse(bytes ?? [])).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
        Prop.ForAll<byte[]>(bytes => ReadOrRefuse([0x92, .. Header, .. bytes ?? []])).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
        Prop.ForAll<byte[]>(bytes => ReadOrRefuse([0x92, .. Header, 0x92, 0x01, 0x85, .. bytes ?? []])).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void Random_text_is_read_or_refused()
    {
        Prop.ForAll<string>(text => ReadOrRefuse(text ?? "")).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
        Prop.ForAll<string>(text => ReadOrRefuse($"AR0:{text}")).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Theory]
    [InlineData(0x91)] // arrays of one
    [InlineData(0x81)] // maps of one: the nested value is the key
    public void A_hundred_thousand_levels_of_nesting_are_skipped_or_refused_and_end_nothing(byte nest)
    {
        var bomb = Enumerable.Repeat(nest, 100_000).ToArray();

        ReadOrRefuse(bomb);
        ReadOrRefuse([0x91, .. bomb]);
        ReadOrRefuse([0x91, .. bomb, .. Enumerable.Repeat((byte)0xC0, 100_001)]); // As header, whole.
        ReadOrRefuse([0x92, .. Header, 0x92, 0x08, 0x81, 0x63, .. bomb]); // As a field that nobody knows.
        ReadOrRefuse([0x92, .. Header, 0x93, 0x08, 0x80, .. bomb]); // As an item that nobody knows.
        ReadOrRefuse([0x92, .. Header, 0x92, 0x05, 0x81, 0x0C, .. Enumerable.Repeat(new byte[] { 0x81, 0x04, 0x91 }, 100_000).SelectMany(level => level)]); // As inner errors.
    }

    [Theory]
    [InlineData(new byte[] { 0xDD, 0xFF, 0xFF, 0xFF, 0xFF })] // array of 4 billion
    [InlineData(new byte[] { 0xDD, 0x7F, 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0xDF, 0xFF, 0xFF, 0xFF, 0xFF })] // map
    [InlineData(new byte[] { 0xDF, 0x7F, 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0xDB, 0x7F, 0xFF, 0xFF, 0xFF })] // string
    [InlineData(new byte[] { 0xC6, 0x7F, 0xFF, 0xFF, 0xFF })] // binary
    [InlineData(new byte[] { 0xC6, 0xFF, 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0xC9, 0x7F, 0xFF, 0xFF, 0xFF, 0x01 })] // extension
    public void A_length_that_lies_is_malformed_and_reserves_nothing(byte[] lie)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        AssertMalformed(lie);
        AssertMalformed([0x92, .. lie]);
        AssertMalformed([0x92, .. Header, .. lie]);
        AssertMalformed([0x92, .. Header, 0x92, 0x01, .. lie]);
        foreach (var field in Enum.GetValues<FrameField>())
        {
            AssertMalformed([0x92, .. Header, 0x92, 0x01, 0x81, (byte)field, .. lie]);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
    }

    [Fact]
    public void A_million_frames_are_no_envelope()
    {
        byte[] start = [0xDD, 0x00, 0x0F, 0x42, 0x41, .. Header];
        byte[] body = [.. start, .. Enumerable.Repeat((byte)0x92, 1_000_000)];

        var exception = Assert.Throws<EnvelopeException>(() => Read(body));

        Assert.Contains("0 to 20000", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_follows_the_end_is_malformed()
    {
        AssertMalformed([0x91, .. Header, 0xC0]);
    }

    [Theory]
    [InlineData(FieldOf.CallId)]
    [InlineData(FieldOf.Method)]
    [InlineData(FieldOf.Payload)]
    public void A_request_that_lacks_a_field_is_malformed_and_the_field_is_named(int missing)
    {
        var fields = new Dictionary<int, byte[]>
        {
            [FieldOf.CallId] = [0xC4, 16, .. new byte[16]],
            [FieldOf.Method] = [0xA1, 0x78],
            [FieldOf.Payload] = [0xC4, 1, 0x90],
        };
        fields.Remove(missing);

        var exception = Assert.Throws<EnvelopeException>(
            () => Read([0x92, .. Header, 0x92, 0x01, 0x82, .. fields.SelectMany(field => new[] { (byte)field.Key }.Concat(field.Value))]));

        Assert.Contains($"lacks its field {missing}", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void Attempts_that_no_queue_can_count_to_are_malformed(int attempts)
    {
        Assert.Throws<EnvelopeException>(() => EnvelopeReader.Read(EnvelopeWriter.Write(Frames.Request with { Receipts = attempts })));
        Assert.Throws<EnvelopeException>(() => EnvelopeReader.Read(EnvelopeWriter.Write(Frames.Request with { EndedAttempts = attempts })));
        Assert.Throws<EnvelopeException>(() => EnvelopeReader.Read(EnvelopeWriter.Write(Frames.Update with { Position = new(attempts, 1, 0) })));
    }

    [Fact]
    public void A_time_left_beyond_all_bounds_is_cut_to_what_can_be_reckoned_with()
    {
        Assert.Equal(TimeSpan.FromDays(365), Read(TimeSpan.MaxValue));
        Assert.Equal(TimeSpan.Zero, Read(TimeSpan.MinValue));

        static TimeSpan? Read(TimeSpan timeLeft) =>
            ((RequestFrame)EnvelopeReader.Read(EnvelopeWriter.Write(Frames.Request with { TimeLeft = timeLeft })).Single()).TimeLeft;
    }

    private static void AssertMalformed(byte[] bytes) =>
        Assert.Equal(EnvelopeFault.Malformed, Assert.Throws<EnvelopeException>(() => Read(bytes)).Fault);

    private static void ReadOrRefuse(byte[] bytes) => ReadOrRefuse($"AR0:{Convert.ToBase64String(bytes)}");

    private static void ReadOrRefuse(string body)
    {
        try
        {
            EnvelopeReader.Read(body);
        }
        catch (EnvelopeException)
        {
            // The one answer that is right for what is no envelope.
        }
    }

    private static void Read(ReadOnlySpan<byte> bytes) => EnvelopeReader.Read($"AR0:{Convert.ToBase64String(bytes)}");

    private static class FieldOf
    {
        public const int CallId = 1, Method = 2, Payload = 4;
    }

    [Fact]
    public void An_error_that_holds_endless_others_is_read_in_part()
    {
        var many = Enumerable.Repeat(new ServerError("", "", null, []), 5_000).ToList();
        var frame = Frames.Error with { Error = new ServerError("", "", null, [new ServerError("", "", null, many), .. many]) };

        var read = Assert.IsType<ErrorFrame>(Assert.Single(EnvelopeReader.Read(EnvelopeWriter.Write(frame))));

        Assert.Equal(1000, read.Error.InnerErrors.Count + read.Error.InnerErrors.Sum(inner => inner.InnerErrors.Count));
    }
}
