namespace Arthropod.Remote.Cli.Tests.Iam;

public enum QueueKind
{
    Requests,
    DeadLetters,
    Inbox,

    /// <summary>The action concerns no single queue.</summary>
    All,
}
