using Arthropod.Remote.Policies;
using Arthropod.Remote.Server.Marks;

namespace Arthropod.Remote.Server.Deliveries;

/// <summary>
/// Decides what follows a failed attempt: another attempt, the dead-letter queue, or the error as the answer. A pure
/// function: it reads no clock and keeps no state.
/// </summary>
internal static class RetryRule
{
    /// <param name="attempt">Which attempt has failed, from 1.</param>
    /// <param name="error">How it failed.</param>
    /// <param name="call">Whether the caller waits, and for how long.</param>
    /// <param name="policy">The settings of the method.</param>
    /// <param name="backoff">How long the call waits after this attempt, unless the implementation says otherwise.</param>
    public static Disposition Decide(int attempt, AttemptError error, CallerPatience call, CallPolicy policy, TimeSpan backoff)
    {
        if (error.Exception is DeadLetterWish wish)
        {
            return GiveUp(error, DeadLetterKind.Implementation, ServerErrors.Shorten(wish.Message));
        }

        if (!IsRetried(error, call, policy))
        {
            return WithoutRetry(attempt, error, call);
        }

        if (attempt >= policy.MaxAttempts)
        {
            return GiveUp(error, DeadLetterKind.Attempts, $"Attempt {attempt} failed, and no more are made.");
        }

        var wait = (error.Exception as RetryWish)?.After ?? backoff;
        return call.TimeLeft is { } left && wait >= left
            ? AnswerOrGiveUp(error, call, DeadLetterKind.Deadline, $"Attempt {attempt} failed, and another one would begin after the call's deadline.")
            : new Disposition.Retry(wait) { Kind = error.Kind, Error = error.Answer.Error };
    }

    /// <summary>
    /// There is no retry: the error is the answer, or the reason of a dead letter if nobody would hear the answer.
    /// </summary>
    public static Disposition WithoutRetry(int attempt, AttemptError error, CallerPatience call) =>
        AnswerOrGiveUp(error, call, DeadLetterKind.Attempts, $"Attempt {attempt} failed, and its error is none to try again after.");

    private static bool IsRetried(AttemptError error, CallerPatience call, CallPolicy policy)
    {
        if (error.Exception is RetryWish)
        {
            return true;
        }

        // A call that nobody waits for has no other way to tell of its error.
        return (!call.HasCaller || policy.Retry == RetryMode.OnError)
            && error.Kind is ServerErrorKind.Implementation or ServerErrorKind.Unavailable
            && (policy.RetryWhen?.Invoke(error.Exception) ?? true);
    }

    // An error that nobody would hear of is no answer.
    private static Disposition AnswerOrGiveUp(AttemptError error, CallerPatience call, DeadLetterKind kind, string reason) =>
        call.IsHeard ? error.Answer : GiveUp(error, kind, reason);

    private static Disposition.DeadLetter GiveUp(AttemptError error, DeadLetterKind kind, string reason) =>
        new(new DeadLetterNote(kind, reason)) { Error = error.Answer.Error };
}
