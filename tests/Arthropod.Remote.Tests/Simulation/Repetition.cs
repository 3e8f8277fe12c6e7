namespace Arthropod.Remote.Tests.Simulation;

/// <summary>
/// Whether a call was carried out again without need. What needs it: an attempt that failed and is tried again; a server
/// that died, stopped or slept while it had the call; and, where servers share no store, a queue that held the call twice,
/// delivered it twice, or gave it to another because a lease ran out.
/// </summary>
internal sealed class Repetition(SimulationPlan plan, LeaseBook leases)
{
    public string? FindFault(CallAccount call)
    {
        for (var index = 1; index < call.Executions.Count; index++)
        {
            var execution = call.Executions[index];
            var earlier = call.Executions.Take(index).Where(each => !each.IsToBeTriedAgain).ToList();
            if (earlier.Count == 0)
            {
                continue;
            }

            if (earlier.Find(each => IsRememberedBy(execution.Server, each, execution.At)) is { } remembered)
            {
                return $"was carried out again at {execution.At:T} by server {execution.Server.Number}, which had ended it at {remembered.EndedAt:T}";
            }

            if (!earlier.Exists(each => each.IsDisturbed(execution.At)) && (plan.IsShared || !leases.WasDoubled(execution.CallId, execution.At)))
            {
                return $"was carried out again at {execution.At:T} by server {execution.Server.Number} without a reason, after server {earlier[^1].Server.Number} had begun at {earlier[^1].At:T}";
            }
        }

        return null;
    }

    // A server that has ended a call in its own right answers the same again for ten minutes.
    private bool IsRememberedBy(SimulatedProcess server, Execution earlier, DateTimeOffset now) =>
        earlier.Server == server
        && earlier.EndedAt is { } endedAt && endedAt + TimeSpan.FromMinutes(9) > now
        && !earlier.IsDisturbed(now)
        && !leases.WasLost(server, earlier.CallId);
}
