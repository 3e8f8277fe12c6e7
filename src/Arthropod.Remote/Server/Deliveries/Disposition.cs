using Arthropod.Remote.Server.Marks;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Server.Deliveries;

/// <summary>
/// What becomes of a delivery. Steps decide it. Settlement applies it and returns how the delivery was settled in fact:
/// an answer that a shutdown overtakes, for example, becomes a release.
/// </summary>
internal abstract record Disposition
{
    private Disposition()
    {
    }

    /// <summary>What went wrong in an attempt. What a shutdown has ended is not an error: another worker may do better.</summary>
    public ServerError? Error { get; init; }

    /// <summary>The caller is sent a final frame, and the message is deleted when that is confirmed.</summary>
    public sealed record Answer : Disposition
    {
        /// <summary>Makes the final frame, for its place among those of this attempt.</summary>
        public Answer(Func<ReplyPosition, ReplyFrame> final) => Final = final;

        /// <summary>A final frame that was made for another delivery of the call.</summary>
        public Answer(byte[] final) => Encoded = final;

        public Func<ReplyPosition, ReplyFrame>? Final { get; }

        /// <summary>The final frame's bytes; <see langword="null"/> until it is made.</summary>
        public byte[]? Encoded { get; init; }

        /// <summary>Whether the answer comes from the implementation's work, and not from its having been cancelled or never begun.</summary>
        public bool IsOutcome { get; init; }

        /// <summary>
        /// Whether it is a mere notice: the worker does not remember the call, and does not wait for a missing inbox.
        /// </summary>
        public bool IsNotice { get; init; }

        /// <summary>What has to be sent, and confirmed, before the answer.</summary>
        public IReadOnlyList<HeldSend> SendFirst { get; init; } = [];

        /// <summary>The same answer, with more to be sent before it.</summary>
        public Answer After(params IReadOnlyList<HeldSend> sends) => this with { SendFirst = [.. SendFirst, .. sends] };
    }

    /// <summary>The attempt failed, and another one follows after a while.</summary>
    public sealed record Retry(TimeSpan Wait) : Disposition
    {
        /// <summary>What kind of error it is.</summary>
        public ServerErrorKind Kind { get; init; }
    }

    /// <summary>
    /// The call must not begin yet, or another worker runs it. It waits in its queue, and no attempt is counted.
    /// </summary>
    public sealed record Postpone(DateTimeOffset NotBefore) : Disposition;

    /// <summary>The message is left for a worker that understands it, which finds it with all its attempts.</summary>
    public sealed record Leave(TimeSpan Wait) : Disposition
    {
        /// <summary>Why, for the caller's log; <see langword="null"/>: the caller has been told.</summary>
        public string? Reason { get; init; }
    }

    /// <summary>The message goes to the dead-letter queue; whoever waits is told.</summary>
    public sealed record DeadLetter(DeadLetterNote Note) : Disposition
    {
        /// <summary>What the caller is told it is.</summary>
        public ServerErrorKind Kind { get; init; } = ServerErrorKind.DeadLettered;

        /// <summary>The final frame's bytes, if it has been made.</summary>
        public byte[]? Encoded { get; init; }

        /// <summary>Whether the dead-letter queue has it.</summary>
        public bool IsMoved { get; init; }
    }

    /// <summary>Another worker begins anew, as if this one had not: no attempt is counted.</summary>
    public sealed record Release : Disposition
    {
        public static readonly Release Now = new();
    }

    /// <summary>Nothing is left to be done: the lease is lost, or goes on with another delivery.</summary>
    public sealed record Discard : Disposition
    {
        public static readonly Discard Silently = new();
    }
}
