namespace Arthropod.Remote.Cli.Iam;

/// <summary>
/// What a worker does: receives requests and settles them (a call that it has to leave it sends again), answers to
/// inboxes, moves what nobody can read to the dead-letter queue, and owns an inbox for cancels. A test compares it with
/// what workers are seen to do.
/// </summary>
internal static class WorkerPolicy
{
    /// <summary>The statements.</summary>
    public static IEnumerable<IamStatement> Statements(QueueScope scope)
    {
        yield return new(
            "WorkerRequests",
            [SqsAction.SendMessage, SqsAction.ReceiveMessage, SqsAction.DeleteMessage, SqsAction.ChangeMessageVisibility, .. scope.ProvisioningActions],
            scope.Requests);

        yield return new("WorkerDeadLetters", [SqsAction.SendMessage, .. scope.ProvisioningActions], scope.DeadLetters);
        foreach (var statement in InboxPolicy.Statements(scope, "Worker"))
        {
            yield return statement;
        }
    }
}
