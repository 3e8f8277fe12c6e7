using Arthropod.Remote.Invocation;
using Arthropod.Remote.Policies;
using Arthropod.Remote.Scheduling;

namespace Arthropod.Remote.Server;

/// <summary>Decides after a failed attempt: as the implementation asks, else as the method's policy says.</summary>
internal sealed class RetryPolicy(ContractPolicies policies, RemoteServerOptions options, WorkScheduler scheduler)
{
    public int MaxAttemptsOf(RemoteMethod method) => policies[method].MaxAttempts;

    /// <param name="method">The method.</param>
    /// <param name="kind">What went wrong.</param>
    /// <param name="exception">The implementation's exception.</param>
    /// <param name="attempt">Which attempt has failed.</param>
    /// <param name="isAwaited">Whether the call is one whose caller waits for an answer; others are always tried again.</param>
    /// <param name="isHeard">Whether somebody still waits. An error that nobody would hear of is no answer.</param>
    public AfterError Decide(RemoteMethod method, ServerErrorKind kind, Exception exception, int attempt, bool isAwaited, bool isHeard)
    {
        if (exception is DeadLetterWish wish)
        {
            return AfterError.GiveUp(new DeadLetterNote(DeadLetterKind.Implementation, ServerErrors.Shorten(wish.Message)));
        }

        if (!IsTriedAgain(method, kind, exception, isAwaited))
        {
            return WithoutRetry(attempt, isHeard);
        }

        return attempt < MaxAttemptsOf(method)
            ? AfterError.Retry((exception as RetryWish)?.After ?? policies[method].Backoff.WaitAfter(attempt, scheduler.Random))
            : AfterError.GiveUp(new DeadLetterNote(DeadLetterKind.Attempts, $"Attempt {attempt} failed, and no more are made."));
    }

    /// <summary>The error is the answer, where somebody hears of it.</summary>
    public static AfterError WithoutRetry(int attempt, bool isHeard) => isHeard
        ? AfterError.Answer
        : AfterError.GiveUp(new DeadLetterNote(
            DeadLetterKind.Attempts, $"Attempt {attempt} failed, and its error is none to try again after."));

    /// <summary>Another attempt would begin after the deadline: the error is the answer, while somebody waits for one.</summary>
    public static AfterError TooLate(int attempt, bool isHeard) => isHeard
        ? AfterError.Answer
        : AfterError.GiveUp(new DeadLetterNote(
            DeadLetterKind.Deadline, $"Attempt {attempt} failed, and another one would begin after the call's deadline."));

    private bool IsTriedAgain(RemoteMethod method, ServerErrorKind kind, Exception exception, bool isAwaited)
    {
        if (exception is RetryWish)
        {
            return true;
        }

        var mode = isAwaited ? policies[method].Retry : RetryMode.OnError;
        return mode == RetryMode.OnError
            && kind is ServerErrorKind.Implementation or ServerErrorKind.Unavailable
            && (options.RetryWhen?.Invoke(exception) ?? true);
    }
}
