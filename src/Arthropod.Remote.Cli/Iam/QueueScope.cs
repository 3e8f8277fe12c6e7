using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Cli.Iam;

/// <summary>Which queues an application has, as IAM writes sets of names: with a star for whatever follows.</summary>
/// <param name="Prefix">The application's prefix.</param>
/// <param name="Queues">The contracts' queues without the prefix; none: all with the prefix.</param>
/// <param name="Provisioning">What the application does about queues that are missing.</param>
internal sealed record QueueScope(string Prefix, IReadOnlyList<string> Queues, Provisioning Provisioning)
{
    private const string Any = "*";

    /// <summary>The request queues.</summary>
    public IReadOnlyList<string> Requests =>
        Queues.Count == 0 ? [QueueNames.Request(Prefix, Any)] : [.. Queues.Select(queue => QueueNames.Request(Prefix, queue))];

    /// <summary>Their dead-letter queues.</summary>
    public IReadOnlyList<string> DeadLetters => [.. Requests.Select(QueueNames.DeadLetter)];

    /// <summary>The inboxes of callers: whose they are is not known beforehand.</summary>
    public IReadOnlyList<string> Inboxes => [Prefix + QueueNames.InboxMarker + Any];

    /// <summary>What is needed to find a queue, and to see to it as <see cref="Provisioning"/> says.</summary>
    public IEnumerable<string> ProvisioningActions => Provisioning switch
    {
        Provisioning.None => [SqsAction.GetQueueUrl],
        Provisioning.Verify => [SqsAction.GetQueueUrl, SqsAction.GetQueueAttributes],
        _ => [SqsAction.GetQueueUrl, SqsAction.GetQueueAttributes, SqsAction.CreateQueue],
    };
}
