namespace Arthropod.Remote.Cli.Tests.Iam;

/// <summary>An action on a kind of queue: what a policy allows, and what was seen to be done.</summary>
public sealed record Right(string Action, QueueKind Queue)
{
    public static QueueKind KindOf(string queueName) =>
        queueName == "*" ? QueueKind.All
        : queueName.Contains("arthropod-inbox-", StringComparison.Ordinal) ? QueueKind.Inbox
        : queueName.EndsWith("-dlq", StringComparison.Ordinal) ? QueueKind.DeadLetters
        : QueueKind.Requests;
}
