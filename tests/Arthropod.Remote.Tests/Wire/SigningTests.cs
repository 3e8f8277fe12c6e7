using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Wire;

/// <summary>Signed envelopes are taken from whoever has the key, for the queue and about the time that they were signed for.</summary>
public sealed class SigningTests
{
    private const string Queue = "test-work";

    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly SigningKey Key = new("2026-11", [.. Enumerable.Range(0, 32).Select(number => (byte)number)]);
    private static readonly SigningKey OtherKey = new("2026-12", [.. Enumerable.Range(32, 32).Select(number => (byte)number)]);
    private static readonly SigningKey OtherSecret = new("2026-11", [.. Enumerable.Range(32, 32).Select(number => (byte)number)]);

    // The bytes are those of an encoder and a MAC made from docs/wire-protocol.md, not of ours.
    [Fact]
    public void A_signed_envelope_is_byte_for_byte_what_the_specification_says() => Assert.Equal(
        "9284010202a7323032362d313103cf0000019b76daa80004c4203e41724b8a8d3cc9efa481c1c5871afb75d517b63f6a81c4e6d4981f7f10014f92088101c41001890a5dac96774bbcceb302099a8057",
        Convert.ToHexStringLower(Convert.FromBase64String(Signing(Key).Write(Queue, Frames.Cancel)[4..])));

    [Fact]
    public void Whoever_has_the_key_reads_it_and_whoever_signs_nothing_too()
    {
        foreach (var frame in Frames.All)
        {
            var body = Signing(Key).Write(Queue, frame);

            Assert.Equal(frame.Kind, Assert.Single(Signing(Key).Read(Queue, body, Now)).Kind);
            Assert.Equal(frame.Kind, Assert.Single(EnvelopeReader.Read(body)).Kind);
        }
    }

    [Fact]
    public void Many_frames_are_signed_as_one()
    {
        var frames = Frames.All.Select(FrameWriter.Encode).ToList();

        Assert.Equal(frames.Count, Signing(Key).Read(Queue, Signing(Key).Write(Queue, [.. frames]), Now).Count);
    }

    [Fact]
    public void While_keys_change_the_old_and_the_new_one_are_good()
    {
        var old = Signing(Key).Write(Queue, Frames.Cancel);
        var changing = Signing(OtherKey, Key);

        Assert.Single(changing.Read(Queue, old, Now));
        Assert.Single(Signing(OtherKey).Read(Queue, changing.Write(Queue, Frames.Cancel), Now));
        Assert.Contains("signed with key '2026-11', and this process has: 2026-12", Refusal(Signing(OtherKey), old), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_signed_is_refused() =>
        Assert.Contains("It is not signed", Refusal(Signing(Key), EnvelopeWriter.Write(Frames.Cancel)), StringComparison.Ordinal);

    [Fact]
    public void Another_secret_is_refused() =>
        Assert.Contains("the secrets differ", Refusal(Signing(Key), Signing(OtherSecret).Write(Queue, Frames.Cancel)), StringComparison.Ordinal);

    [Fact]
    public void What_was_signed_for_another_queue_is_refused() =>
        Assert.Contains("sent to another queue first", Refusal(Signing(Key), Signing(Key).Write("other", Frames.Cancel)), StringComparison.Ordinal);

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void The_queue_has_it_within_five_minutes_of_its_signing(int secondsLater, bool isTaken)
    {
        var body = Signing(Key).Write(Queue, Frames.Cancel);
        var sentAt = Now.AddSeconds(secondsLater);

        if (isTaken)
        {
            Assert.Single(Signing(Key).Read(Queue, body, sentAt));
        }
        else
        {
            Assert.Contains("an old message sent once more", Refusal(Signing(Key), body, sentAt), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Any_byte_changed_is_refused_or_malformed()
    {
        var bytes = Convert.FromBase64String(Signing(Key).Write(Queue, Frames.Request)[4..]);
        for (var index = 0; index < bytes.Length; index++)
        {
            var changed = (byte[])bytes.Clone();
            changed[index] ^= 1;
            if (index is 2 or 3)
            {
                // The minor version and its key: a note for people, which changes nothing.
                continue;
            }

            try
            {
                // The count of the frames is not signed. One too many is missed, and makes nothing else of the others.
                Assert.Equal([FrameKind.Request, FrameKind.Unreadable], Signing(Key).Read(Queue, $"AR0:{Convert.ToBase64String(changed)}", Now).Select(frame => frame.Kind));
            }
            catch (EnvelopeException)
            {
                // Refused or malformed.
            }
        }
    }

    [Fact]
    public void What_is_sent_again_later_is_signed_anew()
    {
        var body = Signing(Key).Write(Queue, Frames.Request);
        var later = Now.AddDays(1);
        var renewed = new Envelopes([Key], () => later).Write(Queue, [RequestRewriter.Rewrite(body, Frames.Request)]);

        Assert.Contains("an old message", Refusal(Signing(Key), body, later), StringComparison.Ordinal);
        Assert.Equal(Frames.Request.CallId, Assert.Single(Signing(Key).Read(Queue, renewed, later)).CallId);
    }

    [Theory]
    [InlineData("", "A signing key is written as id:secret")]
    [InlineData("nocolon", "A signing key is written as id:secret")]
    [InlineData(":AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "A signing key's id has 1 to 32 characters")]
    [InlineData("my key:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "A signing key's id has 1 to 32 characters")]
    [InlineData("k:AAAA", "has 3 bytes, and at least 32 are needed")]
    [InlineData("k:hunter2!", "What follows the colon of signing key 'k' is not base64.")]
    [InlineData("hunter2hunter2hunter2hunter2hunter2hunter2+w==:2026-11", "What follows the colon of a signing key is not base64")]
    public void A_key_that_is_none_is_explained_without_telling_it(string text, string reason)
    {
        var exception = Assert.Throws<FormatException>(() => SigningKey.Parse(text));

        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_shows_its_id_alone() => Assert.Equal("2026-11", Key.ToString());

    private static Envelopes Signing(params SigningKey[] keys) => new(keys, () => Now);

    private static string Refusal(Envelopes envelopes, string body, DateTimeOffset? sentAt = null)
    {
        var exception = Assert.Throws<EnvelopeException>(() => envelopes.Read(Queue, body, sentAt ?? Now));
        Assert.Equal(EnvelopeFault.Refused, exception.Fault);
        return exception.Message;
    }
}
