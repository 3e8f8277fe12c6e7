namespace Arthropod.Remote.Cli.Iam;

/// <summary>What a process does with its own inbox, whatever Provisioning says, and with those of processes that have died.</summary>
internal static class InboxPolicy
{
    /// <summary>The statements.</summary>
    /// <param name="scope">Which queues there are.</param>
    /// <param name="role">Stands before the statements' ids: a caller's and a worker's may stand in one policy.</param>
    public static IEnumerable<IamStatement> Statements(QueueScope scope, string role)
    {
        // The inbox's attributes are read when SQS has said that it does not exist, and then it does: so it may be in
        // the first second of a queue.
        yield return new(
            role + "Inbox",
            [
                SqsAction.GetQueueUrl, SqsAction.GetQueueAttributes, SqsAction.CreateQueue, SqsAction.TagQueue,
                SqsAction.ReceiveMessage, SqsAction.DeleteMessage, SqsAction.DeleteQueue,

                // For the sweep of those whose processes have died; and callers send cancels to workers, workers answers to callers.
                SqsAction.ListQueueTags, SqsAction.SendMessage,
            ],
            scope.Inboxes);
        yield return new(role + "Sweep", [SqsAction.ListQueues], IamStatement.AllResources);
    }
}
