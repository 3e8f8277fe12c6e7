using System.Text.Json;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Wire;

public sealed class RoundTripTests
{
    public static TheoryData<string> Kinds => new(Enum.GetNames<FrameKind>().Except([nameof(FrameKind.Unreadable)]));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_field_of_every_frame_comes_back(string kind)
    {
        var frame = Frames.Of(kind);

        var read = EnvelopeReader.Read(EnvelopeWriter.Write(frame)).Single();

        Assert.IsType(frame.GetType(), read);
        Assert.Equal(Text(frame), Text(read));
    }

    [Fact]
    public void A_request_without_anything_optional_comes_back()
    {
        var frame = new RequestFrame(Guid.NewGuid(), "Do") { Arguments = new byte[] { 0x90 } };

        var read = (RequestFrame)EnvelopeReader.Read(EnvelopeWriter.Write(frame)).Single();

        Assert.Null(read.ReplyTo);
        Assert.Null(read.TimeLeft);
        Assert.Equal((0, 0, false, null), (read.Receipts, read.EndedAttempts, read.IsRedriven, read.LeftSince));
        Assert.Empty(read.Headers);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_request_that_is_to_be_confirmed_and_the_question_come_back(bool confirm)
    {
        var request = Frames.Request with { ConfirmBeforeRun = confirm };
        var question = Frames.Started with { Inbox = "arthropod-inbox-1", AsksForGo = confirm };

        var read = EnvelopeReader.Read(EnvelopeWriter.Write([FrameWriter.Encode(request), FrameWriter.Encode(question)]));

        Assert.Equal(Text(request), Text(read[0]));
        Assert.Equal(question, read[1]);
        Assert.Contains($"ConfirmBeforeRun = {confirm}", Text(read[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_frames_travel_in_one_envelope_in_their_order()
    {
        var body = EnvelopeWriter.Write([.. Frames.All.Select(FrameWriter.Encode)]);

        Assert.Equal(Frames.All.Select(frame => frame.Kind), EnvelopeReader.Read(body).Select(frame => frame.Kind));
    }

    [Fact]
    public void An_envelope_without_frames_is_one()
    {
        Assert.Empty(EnvelopeReader.Read(EnvelopeWriter.Write([])));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(180_000)]
    public void A_body_is_as_long_as_foretold_at_most(int payload)
    {
        var frame = FrameWriter.Encode(Frames.Update with { Payload = new byte[payload] });

        var body = EnvelopeWriter.Write([frame]);

        Assert.InRange(body.Length, 1, EnvelopeWriter.BodyLength(frame.Length));
        Assert.True(EnvelopeWriter.MaxFrameBytes(body.Length + 12) >= frame.Length);
    }

    [Fact]
    public void Frames_as_large_as_they_may_be_fit_their_message()
    {
        const int MaxBody = 1_048_576;
        var most = EnvelopeWriter.MaxFrameBytes(MaxBody);

        var body = EnvelopeWriter.Write([new byte[most]]);

        Assert.InRange(body.Length, MaxBody - 16, MaxBody);
    }

    [Fact]
    public void Errors_nest_eight_levels_and_no_deeper()
    {
        var error = new ServerError("Deepest", "", null, []);
        for (var level = 0; level < 20; level++)
        {
            error = new ServerError($"Level{level}", "", null, [error]);
        }

        var read = (ErrorFrame)EnvelopeReader.Read(EnvelopeWriter.Write(Frames.Error with { Error = error })).Single();

        var depth = 0;
        for (var each = read.Error; each.InnerErrors.Count > 0; each = each.InnerErrors[0])
        {
            depth++;
        }

        Assert.Equal(EnvelopeFormat.MaxErrorDepth, depth);
    }

    // Records compare their payloads by reference, so the fields are compared as text.
    private static string Text(Frame frame) => frame switch
    {
        RequestFrame request => $"{request with { Arguments = default, Headers = RequestFrame.EmptyHeaders }} {Hex(request.Arguments)} {JsonSerializer.Serialize(request.Headers)}",
        UpdateFrame update => $"{update with { Payload = default }} {Hex(update.Payload)}",
        ResultFrame result => $"{result with { Payload = default }} {Hex(result.Payload)}",
        ErrorFrame error => $"{error.CallId} {error.Position} {error.ErrorKind} {error.Server} {JsonSerializer.Serialize(error.Error)}",
        AttemptFailedFrame failed =>
            $"{failed.CallId} {failed.Position} {failed.ErrorKind} {failed.Server} {failed.RetryAfter} {JsonSerializer.Serialize(failed.Error)}",
        _ => frame.ToString(),
    };

    private static string Hex(Payload payload) => Convert.ToHexString(payload.Bytes.Span);
}
