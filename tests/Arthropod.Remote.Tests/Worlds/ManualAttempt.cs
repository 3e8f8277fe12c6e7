using Arthropod.Remote.Wire;
using MessagePack;

namespace Arthropod.Remote.Tests.Worlds;

/// <summary>One attempt whose frames the test sends by hand, one message each.</summary>
internal sealed class ManualAttempt(World world, RequestFrame request, int attempt, ulong lease)
{
    public RequestFrame Request => request;

    /// <summary>The same call at another server.</summary>
    public ManualAttempt Another(int attempt, ulong lease) => new(world, request, attempt, lease);

    public void Started(int sequence = 0) => Send(new StartedFrame(request.CallId, At(sequence), "machine/1"));

    /// <summary>Has begun, or asks whether to begin, and takes answers in an inbox.</summary>
    public void Started(string inbox, bool asks = false, int sequence = 0) =>
        Send(new StartedFrame(request.CallId, At(sequence), "machine/1") { Inbox = inbox, AsksForGo = asks });

    public void Update(int sequence, int? value = null) => Send(ToUpdate(sequence, value ?? sequence));

    /// <summary>A report of so many bytes, which only its size matters of.</summary>
    public void LargeUpdate(int sequence, int bytes) => Send(new UpdateFrame(request.CallId, At(sequence), new byte[bytes]));

    public void Updates(int first, int count) =>
        world.Queue.Put(request.ReplyTo!, EnvelopeWriter.Write(
            [.. Enumerable.Range(first, count).Select(number => FrameWriter.Encode(ToUpdate(number, number)))]));

    public void Result(int sequence, string text) =>
        Send(new ResultFrame(request.CallId, At(sequence), MessagePackSerializer.Serialize(text)));

    public void Error(int sequence, string message, ServerErrorKind kind = ServerErrorKind.Implementation) => Send(new ErrorFrame(
        request.CallId, At(sequence), kind, new ServerError("Some.Exception", message, null, []), "machine/1"));

    public void Cancelled(int sequence) => Send(new CancelledFrame(request.CallId, At(sequence)));

    public void NotUnderstood(string reason) => Send(new NotUnderstoodFrame(request.CallId, At(0), reason, "machine/1"));

    public void Send(Frame frame)
    {
        world.Queue.Put(request.ReplyTo!, EnvelopeWriter.Write(frame));
        world.Advance(TimeSpan.FromMilliseconds(50));
    }

    private UpdateFrame ToUpdate(int sequence, int value) =>
        new(request.CallId, At(sequence), MessagePackSerializer.Serialize(value));

    private ReplyPosition At(int sequence) => new(attempt, lease, sequence);
}
