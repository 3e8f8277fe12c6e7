using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Server;

/// <summary>How the implementation ended.</summary>
/// <param name="Final">Makes the final frame of an attempt that is answered.</param>
internal sealed record AttemptEnding(Func<ReplyPosition, ReplyFrame> Final)
{
    /// <summary>What went wrong; <see langword="null"/>: nothing.</summary>
    public ServerError? Error { get; init; }

    /// <summary>What kind of error it is.</summary>
    public ServerErrorKind Kind { get; init; }

    /// <summary>What becomes of the call, if something went wrong.</summary>
    public AfterError After { get; init; } = AfterError.Answer;

    /// <summary>Whether its caller has cancelled it.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Whether the work was done, however it ended: a caller who asks for the same again asks for this.</summary>
    public bool WasCarriedOut =>
        Error is null ? !IsCancelled : Kind is ServerErrorKind.Implementation or ServerErrorKind.UnencodableResult;

    /// <summary>Whether the final frame is what the caller gets, and no other attempt follows.</summary>
    public bool IsAnswer => Error is null || After is { RetryAfter: null, DeadLetter: null };
}
