using System.Buffers.Binary;
using Arthropod.Remote.Serialization;
using MessagePack;

namespace Arthropod.Remote.Wire;

/// <summary>Frames to bytes: an array of the kind and a map of fields.</summary>
internal static class FrameWriter
{
    public static byte[] Encode(Frame frame)
    {
        using var buffer = new PooledBuffer();
        Write(buffer, frame);
        return buffer.Span.ToArray();
    }

    public static void Write(PooledBuffer buffer, Frame frame)
    {
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(2);
        writer.Write((int)frame.Kind);
        switch (frame)
        {
            case RequestFrame request:
                WriteRequest(ref writer, request);
                break;
            case StartedFrame started:
                WriteReplyFields(ref writer, started, 1 + (started.Inbox is null ? 0 : 1) + (started.AsksForGo ? 1 : 0));
                if (started.Inbox is { } inbox)
                {
                    Write(ref writer, FrameField.ReplyTo, inbox);
                }

                Write(ref writer, FrameField.Server, started.Server);
                WriteConfirm(ref writer, started.AsksForGo);
                break;
            case UpdateFrame update:
                WriteReplyFields(ref writer, update, 1);
                Write(ref writer, FrameField.Payload, update.Payload);
                break;
            case ResultFrame result:
                WriteReplyFields(ref writer, result, 1);
                Write(ref writer, FrameField.Payload, result.Payload);
                break;
            case ErrorFrame error:
                WriteReplyFields(ref writer, error, 3);
                Write(ref writer, FrameField.ErrorKind, (int)error.ErrorKind);
                Write(ref writer, FrameField.Server, error.Server);
                writer.Write((int)FrameField.Error);
                WriteError(ref writer, error.Error, EnvelopeFormat.MaxErrorDepth);
                break;
            case AttemptFailedFrame failed:
                WriteReplyFields(ref writer, failed, failed.RetryAfter is null ? 3 : 4);
                Write(ref writer, FrameField.ErrorKind, (int)failed.ErrorKind);
                Write(ref writer, FrameField.Server, failed.Server);
                if (failed.RetryAfter is { } retryAfter)
                {
                    writer.Write((int)FrameField.RetryAfter);
                    writer.Write((long)retryAfter.TotalMilliseconds);
                }

                writer.Write((int)FrameField.Error);
                WriteError(ref writer, failed.Error, EnvelopeFormat.MaxErrorDepth);
                break;
            case NotUnderstoodFrame notUnderstood:
                WriteReplyFields(ref writer, notUnderstood, 2);
                Write(ref writer, FrameField.Reason, notUnderstood.Reason);
                Write(ref writer, FrameField.Server, notUnderstood.Server);
                break;
            case CancelledFrame cancelled:
                WriteReplyFields(ref writer, cancelled, 0);
                break;
            case GoFrame go:
                writer.WriteMapHeader(2);
                WriteCallId(ref writer, go.CallId);
                WriteLeaseId(ref writer, go.LeaseId);
                break;
            case CancelFrame or ProbeFrame:
                writer.WriteMapHeader(1);
                WriteCallId(ref writer, frame.CallId);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(frame), frame.Kind, "No such frame.");
        }

        writer.Flush();
    }

    private static void WriteRequest(ref MessagePackWriter writer, RequestFrame request)
    {
        var count = 3 + (request.ReplyTo is null ? 0 : 1) + (request.Attempts == 0 ? 0 : 1)
            + (request.TimeLeft is null ? 0 : 1) + (request.NotBefore is null ? 0 : 1) + (request.Headers.Count == 0 ? 0 : 1)
            + (request.IdempotencyKey is null ? 0 : 1)
            + (request.ConfirmBeforeRun ? 1 : 0);
        writer.WriteMapHeader(count);
        WriteCallId(ref writer, request.CallId);
        Write(ref writer, FrameField.Method, request.Method);
        if (request.ReplyTo is { } replyTo)
        {
            Write(ref writer, FrameField.ReplyTo, replyTo);
        }

        WriteProgressOfCall(ref writer, request.Attempts, request.TimeLeft, request.NotBefore);
        if (request.IdempotencyKey is { } key)
        {
            Write(ref writer, FrameField.IdempotencyKey, key);
        }

        if (request.Headers.Count > 0)
        {
            writer.Write((int)FrameField.Headers);
            writer.WriteMapHeader(request.Headers.Count);
            foreach (var (name, value) in request.Headers)
            {
                writer.Write(name);
                writer.Write(value);
            }
        }

        WriteConfirm(ref writer, request.ConfirmBeforeRun);

        // Last, so that a person who reads the bytes finds the addresses before the load.
        Write(ref writer, FrameField.Payload, request.Arguments);
    }

    /// <summary>What of a request differs from message to message of one call.</summary>
    internal static void WriteProgressOfCall(ref MessagePackWriter writer, int attempts, TimeSpan? timeLeft, DateTimeOffset? notBefore)
    {
        if (attempts != 0)
        {
            Write(ref writer, FrameField.Attempt, attempts);
        }

        if (timeLeft is { } left)
        {
            writer.Write((int)FrameField.TimeLeft);
            writer.Write((long)left.TotalMilliseconds);
        }

        if (notBefore is { } time)
        {
            writer.Write((int)FrameField.NotBefore);
            writer.Write(time.ToUnixTimeMilliseconds());
        }
    }

    private static void WriteReplyFields(ref MessagePackWriter writer, ReplyFrame frame, int more)
    {
        writer.WriteMapHeader(4 + more);
        WriteCallId(ref writer, frame.CallId);
        Write(ref writer, FrameField.Attempt, frame.Position.Attempt);
        Write(ref writer, FrameField.Sequence, frame.Position.Sequence);
        WriteLeaseId(ref writer, frame.Position.LeaseId);
    }

    private static void WriteLeaseId(ref MessagePackWriter writer, ulong leaseId)
    {
        writer.Write((int)FrameField.LeaseId);
        writer.WriteBinHeader(sizeof(ulong));
        BinaryPrimitives.WriteUInt64BigEndian(writer.GetSpan(sizeof(ulong)), leaseId);
        writer.Advance(sizeof(ulong));
    }

    private static void WriteConfirm(ref MessagePackWriter writer, bool confirm)
    {
        if (confirm)
        {
            writer.Write((int)FrameField.Confirm);
            writer.Write(true);
        }
    }

    private static void WriteError(ref MessagePackWriter writer, ServerError error, int depthLeft)
    {
        var inner = depthLeft > 0 ? error.InnerErrors : [];
        writer.WriteMapHeader(2 + (error.StackTrace is null ? 0 : 1) + (inner.Count == 0 ? 0 : 1));
        writer.Write(EnvelopeFormat.ErrorTypeName);
        writer.Write(error.TypeName);
        writer.Write(EnvelopeFormat.ErrorMessage);
        writer.Write(error.Message);
        if (error.StackTrace is { } stackTrace)
        {
            writer.Write(EnvelopeFormat.ErrorStackTrace);
            writer.Write(stackTrace);
        }

        if (inner.Count > 0)
        {
            writer.Write(EnvelopeFormat.ErrorInner);
            writer.WriteArrayHeader(inner.Count);
            foreach (var each in inner)
            {
                WriteError(ref writer, each, depthLeft - 1);
            }
        }
    }

    private static void WriteCallId(ref MessagePackWriter writer, Guid callId)
    {
        const int CallIdBytes = 16;
        writer.Write((int)FrameField.CallId);
        writer.WriteBinHeader(CallIdBytes);
        callId.TryWriteBytes(writer.GetSpan(CallIdBytes), bigEndian: true, out _);
        writer.Advance(CallIdBytes);
    }

    private static void Write(ref MessagePackWriter writer, FrameField field, string value)
    {
        writer.Write((int)field);
        writer.Write(value);
    }

    private static void Write(ref MessagePackWriter writer, FrameField field, int value)
    {
        writer.Write((int)field);
        writer.Write(value);
    }

    private static void Write(ref MessagePackWriter writer, FrameField field, ReadOnlyMemory<byte> value)
    {
        writer.Write((int)field);
        writer.Write(value.Span);
    }
}
