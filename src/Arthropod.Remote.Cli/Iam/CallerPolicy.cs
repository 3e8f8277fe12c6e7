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

        foreach (var statement in InboxPolicy.Statements(scope, "Caller"))
        {
            yield return statement;
        }
    }
}
