using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Cli.Iam;

/// <summary>What a caller does: sends requests, and owns an inbox. A test compares it with what callers are seen to do.</summary>
internal static class CallerPolicy
{
    /// <summary>The statements.</summary>
    public static IEnumerable<IamStatement> Statements(QueueScope scope)
    {
        yield return new("CallerRequests", [SqsAction.SendMessage, .. scope.ProvisioningActions], scope.Requests);
        if (scope.Provisioning == Provisioning.Create)
        {
            // Whoever creates a request queue creates its dead-letter queue first.
            yield return new("CallerDeadLetters", scope.ProvisioningActions, scope.DeadLetters);
        }

        // The inbox is its owner's whatever Provisioning says. Its attributes are read when SQS has said that it does
        // not exist, and then it does: so it may be in the first second of a queue.
        yield return new(
            "CallerInbox",
            [
                SqsAction.GetQueueUrl, SqsAction.GetQueueAttributes, SqsAction.CreateQueue, SqsAction.TagQueue,
                SqsAction.ReceiveMessage, SqsAction.DeleteMessage, SqsAction.DeleteQueue,

                // For the sweep of those whose processes have died.
                SqsAction.ListQueueTags, SqsAction.SendMessage,
            ],
            scope.Inboxes);
        yield return new("CallerSweep", [SqsAction.ListQueues], IamStatement.AllResources);
    }
}
