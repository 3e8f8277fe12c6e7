using Arthropod.Remote.Wire;
using MessagePack;

namespace Arthropod.Remote.Tests.Wire;

/// <summary>What a newer minor version adds is skipped; a newer major version is refused with a reason.</summary>
public sealed class VersionTests
{
    private delegate void Writing(ref MessagePackWriter writer);

    [Fact]
    public void Unknown_header_keys_fields_and_items_of_a_newer_minor_version_are_skipped()
    {
        var body = Body((ref MessagePackWriter writer) =>
        {
            writer.WriteArrayHeader(2);
            writer.WriteMapHeader(2);
            writer.Write(1);
            writer.Write(99);
            writer.Write(77);
            WriteSomething(ref writer);

            writer.WriteArrayHeader(3);
            writer.Write((int)FrameKind.Cancel);
            writer.WriteMapHeader(2);
            writer.Write(1);
            writer.Write(new byte[16]);
            writer.Write(1234);
            WriteSomething(ref writer);
            WriteSomething(ref writer);
        });

        Assert.Equal(new CancelFrame(Guid.Empty), EnvelopeReader.Read(body).Single());
    }

    [Fact]
    public void Frames_of_unknown_kinds_are_left_out_and_the_others_read()
    {
        var body = Body((ref MessagePackWriter writer) =>
        {
            writer.WriteArrayHeader(3);
            writer.WriteMapHeader(0);
            writer.WriteArrayHeader(2);
            writer.Write(4711);
            writer.WriteMapHeader(1);
            writer.Write(4711);
            WriteSomething(ref writer);
            writer.WriteRaw(FrameWriter.Encode(Frames.Started));
        });

        Assert.Equal(Frames.Started, EnvelopeReader.Read(body).Single());
    }

    [Fact]
    public void An_unknown_kind_of_error_is_read_as_one_of_the_implementation()
    {
        var frame = Frames.Error with { ErrorKind = (ServerErrorKind)99 };

        var read = (ErrorFrame)EnvelopeReader.Read(EnvelopeWriter.Write(frame)).Single();

        Assert.Equal(ServerErrorKind.Implementation, read.ErrorKind);
    }

    [Theory]
    [InlineData("AR1:kIA=")]
    [InlineData("AR12:")]
    [InlineData("AR1:not base64 at all, but another encoding")]
    public void A_newer_major_version_is_refused_and_named(string body)
    {
        var exception = Assert.Throws<EnvelopeException>(() => EnvelopeReader.Read(body));

        Assert.Equal(EnvelopeFault.NewerVersion, exception.Fault);
        Assert.Contains("Update Arthropod.Remote here", exception.Message, StringComparison.Ordinal);
    }

    private static void WriteSomething(ref MessagePackWriter writer)
    {
        writer.WriteMapHeader(1);
        writer.WriteArrayHeader(2);
        writer.Write("nested");
        writer.WriteNil();
        writer.WriteExtensionFormat(new ExtensionResult(42, new byte[] { 1, 2, 3 }));
    }

    private static string Body(Writing write)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        write(ref writer);
        writer.Flush();
        return $"AR0:{Convert.ToBase64String(buffer.WrittenSpan)}";
    }
}
