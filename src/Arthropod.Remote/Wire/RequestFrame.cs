namespace Arthropod.Remote.Wire;

/// <summary>Starts a call.</summary>
internal sealed record RequestFrame(Guid CallId, string Method) : Frame(FrameKind.Request, CallId)
{
    /// <summary>The name of the inbox that wants the answer; <see langword="null"/> if nobody does.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The encoded arguments.</summary>
    public Payload Arguments { get; init; }

    /// <summary>How often earlier messages of this call were received, as far as that is not known to have led to nothing.</summary>
    public int Receipts { get; init; }

    /// <summary>The attempts of this call that are known to have been made, and to have ended.</summary>
    public int EndedAttempts { get; init; }

    /// <summary>How long the caller waits, counted from the sending of the message; <see langword="null"/>: for ever.</summary>
    public TimeSpan? TimeLeft { get; init; }

    /// <summary>When the work may begin, by the queue's clock; <see langword="null"/>: at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Whether a person has moved the call back from the dead-letter queue.</summary>
    public bool IsRedriven { get; init; }

    /// <summary>When a worker that did not know the method left the call for others first, by the queue's clock; <see langword="null"/>: none has.</summary>
    public DateTimeOffset? LeftSince { get; init; }

    /// <summary>Whether the caller is to be asked before the work begins.</summary>
    public bool ConfirmBeforeRun { get; init; }

    /// <summary>What the call is to be done once for; <see langword="null"/>: it is one of its own.</summary>
    public string? IdempotencyKey { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = EmptyHeaders;

    internal static readonly IReadOnlyDictionary<string, string> EmptyHeaders =
        new Dictionary<string, string>(StringComparer.Ordinal);
}
