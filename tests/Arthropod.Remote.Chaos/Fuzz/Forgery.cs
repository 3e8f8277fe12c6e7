using System.Buffers.Binary;
using Arthropod.Remote.Chaos.Work;
using Arthropod.Remote.Serialization;
using Arthropod.Remote.Wire;
using MessagePack;

namespace Arthropod.Remote.Chaos.Fuzz;

/// <summary>Writes messages that are not as they should be, from a seed.</summary>
internal sealed class Forgery(Random random, string inbox)
{
    private const int MostBytes = 1 << 16;

    private string _earlier = "";

    /// <summary>Writes a message's body.</summary>
    public string Write(ForgeryKind kind) => kind switch
    {
        ForgeryKind.Sound => _earlier = EnvelopeWriter.Write(Request()),
        ForgeryKind.Unawaited => EnvelopeWriter.Write(Request() with { ReplyTo = null }),
        ForgeryKind.UnknownFields => Body(WithUnknownFields),
        ForgeryKind.Replay => _earlier.Length > 0 ? _earlier : Write(ForgeryKind.Sound),
        ForgeryKind.Text => Text(),
        ForgeryKind.IllegalText => $"{Text()}\u0001",
        ForgeryKind.NewerMajor => $"AR{random.Next(1, 1000)}:{Convert.ToBase64String(SoundBytes())}",
        ForgeryKind.NoBase64 => $"{EnvelopeFormat.Prefix}{Text()}!",
        ForgeryKind.Truncated => ToBody(SoundBytes()[..^random.Next(1, 40)]),
        ForgeryKind.BitFlips => ToBody(WithBitFlips(SoundBytes())),
        ForgeryKind.LengthThatLies => Body(WithLyingLength),
        ForgeryKind.DepthBomb => DepthBomb(),
        ForgeryKind.ManyFrames => ToBody([0xdd, 0x00, 0x0f, 0x42, 0x41, 0x80, .. Enumerable.Repeat((byte)0xc0, Size())]),
        ForgeryKind.WrongType => Body(WithWrongType),
        ForgeryKind.WrongArguments => EnvelopeWriter.Write(Request() with { Arguments = Pack((ref writer) => writer.Write("none")) }),
        ForgeryKind.ForgedInbox => EnvelopeWriter.Write(Request() with { ReplyTo = random.Next(2) == 0 ? IChaosWork.Queue : "https://sqs.eu-central-1.amazonaws.com/1/x" }),
        ForgeryKind.UnknownMethod => EnvelopeWriter.Write(Request() with { Method = "Run2" }),
        ForgeryKind.StrayAnswer => EnvelopeWriter.Write(Answer()),
        ForgeryKind.UnknownFrame => Body(UnknownFrame),
        ForgeryKind.NotYet => EnvelopeWriter.Write(Request() with { NotBefore = TimeProvider.System.GetUtcNow().AddHours(1) }),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };

    private delegate void Writing(ref MessagePackWriter writer);

    private RequestFrame Request() => new(NewId(), nameof(IChaosWork.Run))
    {
        ReplyTo = inbox,
        TimeLeft = TimeSpan.FromMinutes(10),
        Arguments = Pack((ref writer) =>
        {
            writer.WriteArrayHeader(2);
            writer.Write(1);
            writer.Write(random.Next());
        }),
    };

    private ResultFrame Answer() => new(NewId(), new ReplyPosition(1, (ulong)random.NextInt64(), random.Next(3)), new byte[] { 0xc4, 0x01, 0x07 });

    private byte[] SoundBytes() => Convert.FromBase64String(
        EnvelopeWriter.Write(random.Next(4) == 0 ? Answer() : Request())[EnvelopeFormat.Prefix.Length..]);

    private byte[] WithBitFlips(byte[] bytes)
    {
        for (var flips = random.Next(1, 5); flips > 0; flips--)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }

        return bytes;
    }

    // [{1: minor, 99: [1, 2]}, [Request, {call id, method, 77: {"x": nil}, reply to, arguments}]]
    private void WithUnknownFields(ref MessagePackWriter writer)
    {
        var request = Request();
        writer.WriteArrayHeader(2);
        writer.WriteMapHeader(2);
        writer.Write(EnvelopeFormat.HeaderMinor);
        writer.Write(99);
        writer.Write(99);
        writer.WriteArrayHeader(2);
        writer.Write(1);
        writer.Write(2);
        WriteRequestStart(ref writer, request, 5);
        writer.Write(77);
        writer.WriteMapHeader(1);
        writer.Write("x");
        writer.WriteNil();
        writer.Write((int)FrameField.ReplyTo);
        writer.Write(request.ReplyTo);
        writer.Write((int)FrameField.Payload);
        writer.Write(request.Arguments.Bytes.Span);
    }

    private void WithLyingLength(ref MessagePackWriter writer)
    {
        writer.WriteArrayHeader(2);
        writer.WriteMapHeader(0);
        WriteRequestStart(ref writer, Request(), 4);
        writer.Write((int)(random.Next(2) == 0 ? FrameField.Payload : FrameField.Headers));

        // bin32, str32, array32, map32, each with a length of its own and nothing behind it.
        byte[] codes = [0xc6, 0xdb, 0xdd, 0xdf];
        var start = new byte[5];
        start[0] = codes[random.Next(codes.Length)];
        BinaryPrimitives.WriteInt32BigEndian(start.AsSpan(1), random.Next(100_000, int.MaxValue));
        writer.WriteRaw(start.AsSpan());
    }

    private void WithWrongType(ref MessagePackWriter writer)
    {
        var fields = Enum.GetValues<FrameField>();
        writer.WriteArrayHeader(2);
        writer.WriteMapHeader(0);
        WriteRequestStart(ref writer, Request(), 3);
        writer.Write((int)fields[random.Next(fields.Length)]);
        switch (random.Next(4))
        {
            case 0:
                writer.Write(-1.5);
                break;
            case 1:
                writer.WriteNil();
                break;
            case 2:
                writer.WriteArrayHeader(1);
                writer.Write(ulong.MaxValue);
                break;
            default:
                writer.WriteExtensionFormat(new ExtensionResult(7, new byte[3]));
                break;
        }
    }

    /// <summary>In place of a frame's fields, in a field to skip, or as an argument too many.</summary>
    private string DepthBomb()
    {
        byte[] bomb = [.. Enumerable.Repeat((byte)0x91, Size()), 0xc0];
        return random.Next(3) switch
        {
            0 => ToBody([0x92, 0x80, 0x92, 0x01, .. bomb]),
            1 => Body((ref writer) =>
            {
                writer.WriteArrayHeader(2);
                writer.WriteMapHeader(0);
                WriteRequestStart(ref writer, Request(), 3);
                writer.Write(77);
                writer.WriteRaw(bomb.AsSpan());
            }),
            _ => EnvelopeWriter.Write(Request() with { Arguments = new byte[] { 0x94, 0x01, 0x01, 0xc0 }.Concat(bomb).ToArray() }),
        };
    }

    private void UnknownFrame(ref MessagePackWriter writer)
    {
        writer.WriteArrayHeader(2);
        writer.WriteMapHeader(0);
        writer.WriteArrayHeader(2);
        writer.Write(random.Next(50, 1000));
        writer.WriteMapHeader(2);
        writer.Write((int)FrameField.CallId);
        writer.Write(NewId().ToByteArray(bigEndian: true));
        writer.Write(77);
        writer.Write("whatever");
    }

    // The frame's array, its map, and the fields that every request has.
    private static void WriteRequestStart(ref MessagePackWriter writer, RequestFrame request, int fields)
    {
        writer.WriteArrayHeader(2);
        writer.Write((int)FrameKind.Request);
        writer.WriteMapHeader(fields);
        writer.Write((int)FrameField.CallId);
        writer.Write(request.CallId.ToByteArray(bigEndian: true));
        writer.Write((int)FrameField.Method);
        writer.Write(request.Method);
    }

    private static string Body(Writing write) => ToBody(Pack(write));

    private static string ToBody(byte[] envelope) => EnvelopeWriter.ToBody(envelope);

    private static byte[] Pack(Writing write)
    {
        using var buffer = new PooledBuffer();
        var writer = new MessagePackWriter(buffer);
        write(ref writer);
        writer.Flush();
        return buffer.Span.ToArray();
    }

    private string Text() => string.Create(random.Next(1, 200), random, static (text, random) =>
    {
        foreach (ref var character in text)
        {
            character = (char)random.Next(0x20, 0xd7ff);
        }
    });

    private int Size() => Math.Min(MostBytes, 1 << random.Next(4, 17));

    private Guid NewId()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
