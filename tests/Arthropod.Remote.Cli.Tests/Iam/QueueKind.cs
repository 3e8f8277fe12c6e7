namespace Arthropod.Remote.Cli.Tests.Iam;

public enum QueueKind
{
    Requests,
    DeadLetters,
    Inbox,
}
