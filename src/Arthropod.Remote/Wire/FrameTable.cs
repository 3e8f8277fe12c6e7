using System.Buffers.Binary;
using MessagePack;

namespace Arthropod.Remote.Wire;

/// <summary>
/// The kinds of frames: which fields each has, in the order in which they are written, and how it is made of those that
/// were read. A new field of a kind is a line among its fields, which writes it, and one where the frame is made.
/// </summary>
internal static class FrameTable
{
    private const int CallIdBytes = 16;

    /// <summary>What of a request differs from message to message of one call.</summary>
    public static readonly FieldOf<RequestFrame>[] ProgressOfCall =
    [
        Number<RequestFrame>(FrameField.Attempt, frame => frame.Receipts == 0 ? null : frame.Receipts),
        Number<RequestFrame>(FrameField.EndedAttempts, frame => frame.EndedAttempts == 0 ? null : frame.EndedAttempts),
        Duration<RequestFrame>(FrameField.TimeLeft, frame => frame.TimeLeft),
        Time<RequestFrame>(FrameField.NotBefore, frame => frame.NotBefore),
        Flag<RequestFrame>(FrameField.Confirm, frame => frame.ConfirmBeforeRun),
        Flag<RequestFrame>(FrameField.Redriven, frame => frame.IsRedriven),
        Time<RequestFrame>(FrameField.LeftSince, frame => frame.LeftSince),
    ];

    private static readonly FrameShape Request = new FrameShape.Of<RequestFrame>(
        [
            CallId<RequestFrame>(),
            Text<RequestFrame>(FrameField.Method, frame => frame.Method, isRequired: true),
            Text<RequestFrame>(FrameField.ReplyTo, frame => frame.ReplyTo),
            .. ProgressOfCall,
            Text<RequestFrame>(FrameField.IdempotencyKey, frame => frame.IdempotencyKey),
            Headers<RequestFrame>(FrameField.Headers, frame => frame.Headers),

            // Last, so that a person who reads the bytes finds the addresses before the load.
            Payload<RequestFrame>(FrameField.Payload, frame => frame.Arguments),
        ],
        static (in fields) => new RequestFrame(CallIdOf(fields), fields.Text(FrameField.Method)!)
        {
            ReplyTo = fields.Text(FrameField.ReplyTo),
            Receipts = AttemptOf(fields),
            EndedAttempts = EndedAttemptsOf(fields),
            TimeLeft = fields.Duration(FrameField.TimeLeft),
            NotBefore = fields.Time(FrameField.NotBefore),
            IdempotencyKey = IdempotencyKeyOf(fields),
            Headers = fields.Headers(FrameField.Headers) ?? RequestFrame.EmptyHeaders,
            ConfirmBeforeRun = fields.Flag(FrameField.Confirm),
            IsRedriven = fields.Flag(FrameField.Redriven),
            LeftSince = fields.Time(FrameField.LeftSince),
            Arguments = fields.Payload(FrameField.Payload),
        });

    private static readonly FrameShape Started = new FrameShape.Of<StartedFrame>(
        [
            .. CallIdAndPosition<StartedFrame>(),
            Text<StartedFrame>(FrameField.ReplyTo, frame => frame.Inbox),
            Text<StartedFrame>(FrameField.Server, frame => frame.Server),
            Flag<StartedFrame>(FrameField.Confirm, frame => frame.AsksForGo),
        ],
        static (in fields) => new StartedFrame(CallIdOf(fields), PositionOf(fields), ServerOf(fields))
        {
            Inbox = fields.Text(FrameField.ReplyTo),
            AsksForGo = fields.Flag(FrameField.Confirm),
        });

    private static readonly FrameShape Update = new FrameShape.Of<UpdateFrame>(
        [
            .. CallIdAndPosition<UpdateFrame>(),
            Payload<UpdateFrame>(FrameField.Payload, frame => frame.Payload),
        ],
        static (in fields) => new UpdateFrame(CallIdOf(fields), PositionOf(fields), fields.Payload(FrameField.Payload)));

    private static readonly FrameShape Result = new FrameShape.Of<ResultFrame>(
        [
            .. CallIdAndPosition<ResultFrame>(),
            Payload<ResultFrame>(FrameField.Payload, frame => frame.Payload),
        ],
        static (in fields) => new ResultFrame(CallIdOf(fields), PositionOf(fields), fields.Payload(FrameField.Payload)));

    private static readonly FrameShape Error = new FrameShape.Of<ErrorFrame>(
        [
            .. CallIdAndPosition<ErrorFrame>(),
            Number<ErrorFrame>(FrameField.ErrorKind, frame => (int)frame.ErrorKind),
            Text<ErrorFrame>(FrameField.Server, frame => frame.Server),
            ServerError<ErrorFrame>(FrameField.Error, frame => frame.Error),
        ],
        static (in fields) => new ErrorFrame(
            CallIdOf(fields), PositionOf(fields), ErrorKindOf(fields), fields.Error(FrameField.Error), ServerOf(fields)));

    private static readonly FrameShape AttemptFailed = new FrameShape.Of<AttemptFailedFrame>(
        [
            .. CallIdAndPosition<AttemptFailedFrame>(),
            Number<AttemptFailedFrame>(FrameField.ErrorKind, frame => (int)frame.ErrorKind),
            Text<AttemptFailedFrame>(FrameField.Server, frame => frame.Server),
            Number<AttemptFailedFrame>(FrameField.EndedAttempts, frame => frame.EndedAttempts == 0 ? null : frame.EndedAttempts),
            Duration<AttemptFailedFrame>(FrameField.RetryAfter, frame => frame.RetryAfter),
            ServerError<AttemptFailedFrame>(FrameField.Error, frame => frame.Error),
        ],
        static (in fields) => new AttemptFailedFrame(
            CallIdOf(fields), PositionOf(fields), ErrorKindOf(fields), fields.Error(FrameField.Error), ServerOf(fields))
        {
            EndedAttempts = EndedAttemptsOf(fields),
            RetryAfter = fields.Duration(FrameField.RetryAfter),
        });

    private static readonly FrameShape NotUnderstood = new FrameShape.Of<NotUnderstoodFrame>(
        [
            .. CallIdAndPosition<NotUnderstoodFrame>(),
            Text<NotUnderstoodFrame>(FrameField.Reason, frame => frame.Reason),
            Text<NotUnderstoodFrame>(FrameField.Server, frame => frame.Server),
        ],
        static (in fields) => new NotUnderstoodFrame(
            CallIdOf(fields), PositionOf(fields), fields.Text(FrameField.Reason) ?? "", ServerOf(fields)));

    private static readonly FrameShape Cancelled = new FrameShape.Of<CancelledFrame>(
        CallIdAndPosition<CancelledFrame>(),
        static (in fields) => new CancelledFrame(CallIdOf(fields), PositionOf(fields)));

    private static readonly FrameShape Cancel = new FrameShape.Of<CancelFrame>(
        [CallId<CancelFrame>()],
        static (in fields) => new CancelFrame(CallIdOf(fields)));

    private static readonly FrameShape Go = new FrameShape.Of<GoFrame>(
        [
            CallId<GoFrame>(),
            LeaseId<GoFrame>(frame => frame.LeaseId),
        ],
        static (in fields) => new GoFrame(CallIdOf(fields), fields.LeaseId(FrameField.LeaseId)));

    private static readonly FrameShape Probe = new FrameShape.Of<ProbeFrame>(
        [CallId<ProbeFrame>()],
        static (in fields) => new ProbeFrame(CallIdOf(fields)));

    /// <returns>The shape of a kind, or <see langword="null"/> if this version doesn't know the kind.</returns>
    public static FrameShape? Find(FrameKind kind) => kind switch
    {
        FrameKind.Request => Request,
        FrameKind.Started => Started,
        FrameKind.Update => Update,
        FrameKind.Result => Result,
        FrameKind.Error => Error,
        FrameKind.Cancelled => Cancelled,
        FrameKind.NotUnderstood => NotUnderstood,
        FrameKind.Cancel => Cancel,
        FrameKind.Probe => Probe,
        FrameKind.AttemptFailed => AttemptFailed,
        FrameKind.Go => Go,
        _ => null,
    };

    private static FieldOf<TFrame>[] CallIdAndPosition<TFrame>()
        where TFrame : ReplyFrame =>
    [
        CallId<TFrame>(),
        Number<TFrame>(FrameField.Attempt, frame => frame.Position.Attempt),
        Number<TFrame>(FrameField.Sequence, frame => frame.Position.Sequence),
        LeaseId<TFrame>(frame => frame.Position.LeaseId),
    ];

    private static FieldOf<TFrame> CallId<TFrame>()
        where TFrame : Frame => new(
        FrameField.CallId,
        static _ => true,
        static (ref writer, frame) =>
        {
            writer.WriteBinHeader(CallIdBytes);
            frame.CallId.TryWriteBytes(writer.GetSpan(CallIdBytes), bigEndian: true, out _);
            writer.Advance(CallIdBytes);
        },
        IsRequired: true);

    private static FieldOf<TFrame> LeaseId<TFrame>(Func<TFrame, ulong> get) => new(
        FrameField.LeaseId,
        static _ => true,
        (ref writer, frame) =>
        {
            writer.WriteBinHeader(sizeof(ulong));
            BinaryPrimitives.WriteUInt64BigEndian(writer.GetSpan(sizeof(ulong)), get(frame));
            writer.Advance(sizeof(ulong));
        });

    private static FieldOf<TFrame> Text<TFrame>(FrameField key, Func<TFrame, string?> get, bool isRequired = false) =>
        new(key, frame => get(frame) is not null, (ref writer, frame) => writer.Write(get(frame)), isRequired);

    private static FieldOf<TFrame> Number<TFrame>(FrameField key, Func<TFrame, int?> get) =>
        new(key, frame => get(frame) is not null, (ref writer, frame) => writer.Write(get(frame)!.Value));

    private static FieldOf<TFrame> Flag<TFrame>(FrameField key, Func<TFrame, bool> get) =>
        new(key, get, static (ref writer, _) => writer.Write(true));

    private static FieldOf<TFrame> Duration<TFrame>(FrameField key, Func<TFrame, TimeSpan?> get) =>
        new(key, frame => get(frame) is not null, (ref writer, frame) => writer.Write((long)get(frame)!.Value.TotalMilliseconds));

    private static FieldOf<TFrame> Time<TFrame>(FrameField key, Func<TFrame, DateTimeOffset?> get) =>
        new(key, frame => get(frame) is not null, (ref writer, frame) => writer.Write(get(frame)!.Value.ToUnixTimeMilliseconds()));

    private static FieldOf<TFrame> ServerError<TFrame>(FrameField key, Func<TFrame, ServerError> get) =>
        new(key, static _ => true, (ref writer, frame) => ErrorFormat.Write(ref writer, get(frame)), IsRequired: true);

    private static FieldOf<TFrame> Payload<TFrame>(FrameField key, Func<TFrame, Payload> get) => new(
        key,
        static _ => true,
        (ref writer, frame) => writer.Write(get(frame) is { IsInHand: true } payload ? payload.Bytes.Span : throw new InvalidOperationException(
            $"The {key} of a frame is a reference to a blob, and the wire format has no field for references. Only bytes in hand can be sent.")),
        IsRequired: true);

    private static FieldOf<TFrame> Headers<TFrame>(FrameField key, Func<TFrame, IReadOnlyDictionary<string, string>> get) => new(
        key,
        frame => get(frame).Count > 0,
        (ref writer, frame) =>
        {
            var headers = get(frame);
            writer.WriteMapHeader(headers.Count);
            foreach (var (name, value) in headers)
            {
                writer.Write(name);
                writer.Write(value);
            }
        });

    private static Guid CallIdOf(in FrameFields fields) => fields.CallId(FrameField.CallId);

    private static string ServerOf(in FrameFields fields) => fields.Text(FrameField.Server) ?? "";

    private static int AttemptOf(in FrameFields fields) => CountOf(fields, FrameField.Attempt, "attempt");

    private static int EndedAttemptsOf(in FrameFields fields) => CountOf(fields, FrameField.EndedAttempts, "number of ended attempts");

    // The receive count is still added to it.
    private static int CountOf(in FrameFields fields, FrameField key, string name) =>
        fields.Number(key) is var count and >= 0 and <= EnvelopeFormat.MaxAttempts
            ? count
            : throw new EnvelopeException(EnvelopeFault.Malformed, $"A frame's {name} is {fields.Number(key)}; it is 0 to {EnvelopeFormat.MaxAttempts}.");

    private static ReplyPosition PositionOf(in FrameFields fields) => fields.Number(FrameField.Sequence) is var sequence and >= 0
        ? new(AttemptOf(fields), fields.LeaseId(FrameField.LeaseId), sequence)
        : throw new EnvelopeException(EnvelopeFault.Malformed, "A frame's sequence is negative.");

    private static string? IdempotencyKeyOf(in FrameFields fields) =>
        fields.Text(FrameField.IdempotencyKey) is not { } key ? null
        : IdempotencyKeyRule.FindFault(key) is { } fault ? throw new EnvelopeException(EnvelopeFault.Malformed, fault)
        : key;

    // A newer version may know more kinds; for this one they are errors of the implementation.
    private static ServerErrorKind ErrorKindOf(in FrameFields fields) =>
        fields.Number(FrameField.ErrorKind) is var kind and >= 0 and <= (int)ServerErrorKind.NotConfirmed
            ? (ServerErrorKind)kind
            : ServerErrorKind.Implementation;
}
