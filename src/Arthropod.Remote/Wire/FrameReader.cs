using System.Buffers;
using System.Buffers.Binary;
using Arthropod.Remote.Serialization;
using MessagePack;

namespace Arthropod.Remote.Wire;

/// <summary>Bytes to frames. Fields that this version does not know are skipped.</summary>
internal static class FrameReader
{
    /// <returns>The frame, or <see langword="null"/> if it is of a kind that this version does not know.</returns>
    public static Frame? Read(ref MessagePackReader reader)
    {
        var items = reader.ReadArrayHeader();
        if (items < 2)
        {
            throw new EnvelopeException(EnvelopeFault.Malformed, "A frame is an array of its kind and its fields.");
        }

        var kind = (FrameKind)reader.ReadInt32();
        var fields = default(Fields);
        fields.Read(ref reader);
        for (var index = 2; index < items; index++)
        {
            RemoteReader.Skip(ref reader);
        }

        return fields.ToFrame(kind);
    }

    private struct Fields
    {
        private Guid? _callId;
        private string? _method;
        private string? _replyTo;
        private ReadOnlyMemory<byte>? _payload;
        private int _attempt;
        private ulong _leaseId;
        private int _sequence;
        private TimeSpan? _timeLeft;
        private IReadOnlyDictionary<string, string>? _headers;
        private string? _server;
        private int _errorKind;
        private ServerError? _error;
        private string? _reason;
        private DateTimeOffset? _notBefore;
        private TimeSpan? _retryAfter;
        private string? _idempotencyKey;
        private bool _confirm;

        public void Read(ref MessagePackReader reader)
        {
            var count = reader.ReadMapHeader();
            for (var index = 0; index < count; index++)
            {
                ReadField(ref reader, (FrameField)reader.ReadInt32());
            }
        }

        public readonly Frame? ToFrame(FrameKind kind) => kind switch
        {
            FrameKind.Request => new RequestFrame(CallId, Need(_method, FrameField.Method))
            {
                ReplyTo = _replyTo,
                Arguments = Need(_payload, FrameField.Payload),
                Attempts = Attempt,
                TimeLeft = _timeLeft,
                NotBefore = _notBefore,
                ConfirmBeforeRun = _confirm,
                Headers = _headers ?? RequestFrame.EmptyHeaders,
                IdempotencyKey = IdempotencyKey,
            },
            FrameKind.Started => new StartedFrame(CallId, Position, _server ?? "") { Inbox = _replyTo, AsksForGo = _confirm },
            FrameKind.Update => new UpdateFrame(CallId, Position, Need(_payload, FrameField.Payload)),
            FrameKind.Result => new ResultFrame(CallId, Position, Need(_payload, FrameField.Payload)),
            FrameKind.Error => new ErrorFrame(CallId, Position, ErrorKind, Need(_error, FrameField.Error), _server ?? ""),
            FrameKind.AttemptFailed => new AttemptFailedFrame(CallId, Position, ErrorKind, Need(_error, FrameField.Error), _server ?? "")
            {
                RetryAfter = _retryAfter,
            },
            FrameKind.Cancelled => new CancelledFrame(CallId, Position),
            FrameKind.NotUnderstood => new NotUnderstoodFrame(CallId, Position, _reason ?? "", _server ?? ""),
            FrameKind.Cancel => new CancelFrame(CallId),
            FrameKind.Go => new GoFrame(CallId, _leaseId),
            FrameKind.Probe => new ProbeFrame(CallId),
            _ => null,
        };

        private readonly Guid CallId => Need(_callId, FrameField.CallId);

        // The receive count is still added to it.
        private readonly int Attempt => _attempt is >= 0 and <= EnvelopeFormat.MaxAttempts
            ? _attempt
            : throw new EnvelopeException(EnvelopeFault.Malformed, $"A frame's attempt is {_attempt}; it is 0 to {EnvelopeFormat.MaxAttempts}.");

        private readonly string? IdempotencyKey => _idempotencyKey is { } key && IdempotencyKeyRule.FindFault(key) is { } fault
            ? throw new EnvelopeException(EnvelopeFault.Malformed, fault)
            : _idempotencyKey;

        private readonly ReplyPosition Position => _sequence >= 0
            ? new(Attempt, _leaseId, _sequence)
            : throw new EnvelopeException(EnvelopeFault.Malformed, "A frame's sequence is negative.");

        // A newer version may know more kinds; for this one they are errors of the implementation.
        private readonly ServerErrorKind ErrorKind => _errorKind is >= 0 and <= (int)ServerErrorKind.NotConfirmed
            ? (ServerErrorKind)_errorKind
            : ServerErrorKind.Implementation;

        private void ReadField(ref MessagePackReader reader, FrameField field)
        {
            switch (field)
            {
                case FrameField.CallId:
                    _callId = new Guid(ReadBytes(ref reader, 16), bigEndian: true);
                    break;
                case FrameField.Method:
                    _method = reader.ReadString();
                    break;
                case FrameField.ReplyTo:
                    _replyTo = reader.ReadString();
                    break;
                case FrameField.Payload:
                    _payload = ReadPayload(ref reader);
                    break;
                case FrameField.Attempt:
                    _attempt = reader.ReadInt32();
                    break;
                case FrameField.LeaseId:
                    _leaseId = BinaryPrimitives.ReadUInt64BigEndian(ReadBytes(ref reader, sizeof(ulong)));
                    break;
                case FrameField.Sequence:
                    _sequence = reader.ReadInt32();
                    break;
                case FrameField.TimeLeft:
                    _timeLeft = TimeSpan.FromMilliseconds(Math.Clamp(reader.ReadInt64(), 0, EnvelopeFormat.MaxTimeLeft));
                    break;
                case FrameField.Headers:
                    _headers = ReadHeaders(ref reader);
                    break;
                case FrameField.Server:
                    _server = reader.ReadString();
                    break;
                case FrameField.ErrorKind:
                    _errorKind = reader.ReadInt32();
                    break;
                case FrameField.Error:
                    var errors = EnvelopeFormat.MaxErrors;
                    _error = ReadError(ref reader, EnvelopeFormat.MaxErrorDepth, ref errors);
                    break;
                case FrameField.Reason:
                    _reason = reader.ReadString();
                    break;
                case FrameField.RetryAfter:
                    _retryAfter = TimeSpan.FromMilliseconds(Math.Clamp(reader.ReadInt64(), 0, EnvelopeFormat.MaxTimeLeft));
                    break;
                case FrameField.IdempotencyKey:
                    _idempotencyKey = reader.ReadString();
                    break;
                case FrameField.Confirm:
                    _confirm = reader.ReadBoolean();
                    break;
                case FrameField.NotBefore:
                    _notBefore = DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(reader.ReadInt64(), 0, EnvelopeFormat.MaxTime));
                    break;
                default:
                    RemoteReader.Skip(ref reader);
                    break;
            }
        }

        private static T Need<T>(T? value, FrameField field)
            where T : class =>
            value ?? throw Missing(field);

        private static T Need<T>(T? value, FrameField field)
            where T : struct =>
            value ?? throw Missing(field);

        private static EnvelopeException Missing(FrameField field) =>
            new(EnvelopeFault.Malformed, $"A frame lacks its field {(int)field} ({field}).");

        private static byte[] ReadBytes(ref MessagePackReader reader, int length)
        {
            var bytes = reader.ReadBytes();
            if (bytes is not { } sequence || sequence.Length != length)
            {
                throw new EnvelopeException(EnvelopeFault.Malformed, $"A field of {length} bytes has {bytes?.Length ?? 0}.");
            }

            return sequence.ToArray();
        }

        // A slice of the message's own bytes, not a copy: the reader stands on one array.
        private static ReadOnlyMemory<byte>? ReadPayload(ref MessagePackReader reader) =>
            reader.ReadBytes() is not { } sequence ? null : sequence.IsSingleSegment ? sequence.First : sequence.ToArray();

        private static Dictionary<string, string> ReadHeaders(ref MessagePackReader reader)
        {
            var count = reader.ReadMapHeader();
            var headers = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var index = 0; index < count; index++)
            {
                headers[reader.ReadString() ?? ""] = reader.ReadString() ?? "";
            }

            return headers;
        }

        private static ServerError ReadError(ref MessagePackReader reader, int depthLeft, ref int errorsLeft)
        {
            string? typeName = null, message = null, stackTrace = null;
            var inner = new List<ServerError>();
            var count = reader.ReadMapHeader();
            for (var index = 0; index < count; index++)
            {
                switch (reader.ReadInt32())
                {
                    case EnvelopeFormat.ErrorTypeName:
                        typeName = reader.ReadString();
                        break;
                    case EnvelopeFormat.ErrorMessage:
                        message = reader.ReadString();
                        break;
                    case EnvelopeFormat.ErrorStackTrace:
                        stackTrace = reader.ReadString();
                        break;
                    case EnvelopeFormat.ErrorInner when depthLeft > 0:
                        for (var left = reader.ReadArrayHeader(); left > 0; left--)
                        {
                            if (--errorsLeft >= 0)
                            {
                                inner.Add(ReadError(ref reader, depthLeft - 1, ref errorsLeft));
                            }
                            else
                            {
                                RemoteReader.Skip(ref reader);
                            }
                        }

                        break;
                    default:
                        RemoteReader.Skip(ref reader);
                        break;
                }
            }

            return new ServerError(typeName ?? "", message ?? "", stackTrace, inner);
        }
    }
}
