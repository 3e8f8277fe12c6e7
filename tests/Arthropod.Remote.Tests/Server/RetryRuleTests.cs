using Arthropod.Remote.Invocation;
using Arthropod.Remote.Policies;
using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Server.Marks;
using Arthropod.Remote.Tests.Contracts;

namespace Arthropod.Remote.Tests.Server;

/// <summary>What follows an attempt that failed, as a table. The rule knows no clock and keeps nothing.</summary>
public sealed class RetryRuleTests
{
    private const int MaxAttempts = 3;
    private static readonly TimeSpan Backoff = TimeSpan.FromSeconds(10);

    private static readonly Disposition.Answer Answer = new([1]) { Error = new ServerError("Some.Exception", "It failed.", null, []) };

    // Who waits: a caller; nobody, for the call is one-way; nobody any more, for a person has moved the call back.
    [Theory]
    [InlineData(RetryMode.Never, "caller", "implementation", 1, null, "answer")]
    [InlineData(RetryMode.Never, "one-way", "implementation", 1, null, "retry 10")]
    [InlineData(RetryMode.Never, "moved back", "implementation", 1, null, "dead letter Attempts")]
    [InlineData(RetryMode.OnError, "caller", "implementation", 1, null, "retry 10")]
    [InlineData(RetryMode.OnError, "caller", "unavailable", 2, null, "retry 10")]
    [InlineData(RetryMode.OnError, "moved back", "implementation", 2, null, "retry 10")]
    [InlineData(RetryMode.OnError, "caller", "arguments", 1, null, "answer")]
    [InlineData(RetryMode.OnError, "one-way", "arguments", 1, null, "dead letter Attempts")]
    [InlineData(RetryMode.OnError, "caller", "not one to retry after", 1, null, "answer")]
    [InlineData(RetryMode.OnError, "one-way", "not one to retry after", 1, null, "dead letter Attempts")]
    [InlineData(RetryMode.OnError, "caller", "implementation", 3, null, "dead letter Attempts")]
    [InlineData(RetryMode.OnError, "one-way", "implementation", 3, null, "dead letter Attempts")]
    [InlineData(RetryMode.OnError, "caller", "implementation", 1, 11, "retry 10")]
    [InlineData(RetryMode.OnError, "caller", "implementation", 1, 10, "answer")]
    [InlineData(RetryMode.OnError, "one-way", "implementation", 1, 10, "dead letter Deadline")]
    [InlineData(RetryMode.Never, "caller", "asks for another attempt", 1, null, "retry 300")]
    [InlineData(RetryMode.Never, "caller", "asks for another attempt", 1, 300, "answer")]
    [InlineData(RetryMode.Never, "caller", "asks for another attempt", 3, null, "dead letter Attempts")]
    [InlineData(RetryMode.OnError, "caller", "asks for the dead-letter queue", 1, null, "dead letter Implementation")]
    public void What_follows_depends_on_attempt_error_caller_and_policy(
        RetryMode mode, string caller, string error, int attempt, int? secondsLeft, string expected)
    {
        var (kind, exception) = error switch
        {
            "unavailable" => (ServerErrorKind.Unavailable, new InvalidOperationException()),
            "arguments" => (ServerErrorKind.UnreadableArguments, new InvalidOperationException()),
            "not one to retry after" => (ServerErrorKind.Implementation, new FormatException()),
            "asks for another attempt" => (ServerErrorKind.Implementation, new RetryWish(TimeSpan.FromMinutes(5), null)),
            "asks for the dead-letter queue" => (ServerErrorKind.Implementation, new DeadLetterWish("It is of no use.", null)),
            _ => (ServerErrorKind.Implementation, (Exception)new InvalidOperationException()),
        };
        var patience = new CallerPatience(
            caller != "one-way", caller == "caller", secondsLeft is { } seconds ? TimeSpan.FromSeconds(seconds) : null);

        var disposition = RetryRule.Decide(attempt, new AttemptError(kind, exception, Answer), patience, Policy(mode), Backoff);

        Assert.Equal(expected, disposition switch
        {
            Disposition.Answer answer when ReferenceEquals(answer, Answer) => "answer",
            Disposition.Retry retry => $"retry {retry.Wait.TotalSeconds}",
            Disposition.DeadLetter dead => $"dead letter {dead.Note.Kind}",
            _ => disposition.ToString(),
        });
        Assert.Same(Answer.Error, disposition.Error);
    }

    private static CallPolicy Policy(RetryMode mode) => CallPolicy.Merge(
        RemoteContracts.Get<IWorker>(),
        null,
        TimeSpan.FromHours(1),
        server: new RemoteServerOptions { Retry = mode, MaxAttempts = MaxAttempts, RetryWhen = static exception => exception is not FormatException });
}
