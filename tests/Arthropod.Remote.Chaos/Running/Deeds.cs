using Arthropod.Remote.Chaos.Queue;

namespace Arthropod.Remote.Chaos.Running;

/// <summary>Does the deeds of a plan, each when its time has come.</summary>
internal sealed class Deeds(List<ProcessSlot> servers, List<ProcessSlot> clients, QueueFront front, RunJournal journal)
{
    private const string Front = "front";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly List<Task> _suspensions = [];

    /// <summary>Does them; ends with the last suspension.</summary>
    public async Task DoAsync(IReadOnlyList<PlannedDeed> plan, QueueJournal queue, Task calling, CancellationToken cancellationToken)
    {
        foreach (var deed in plan)
        {
            while (queue.CallsSent < deed.AfterCalls && !calling.IsCompleted)
            {
                await Task.Delay(Look, TimeProvider.System, cancellationToken);
            }

            await DoAsync(deed, calling, cancellationToken);
        }

        await Task.WhenAll(_suspensions);
    }

    private async Task DoAsync(PlannedDeed planned, Task calling, CancellationToken cancellationToken)
    {
        if (planned.Deed == Deed.RestartFront)
        {
            journal.Write(Front, ProcessChange.Restarting);
            await front.RestartAsync(planned.Length, cancellationToken);
            journal.Write(Front, ProcessChange.Restarted);
            return;
        }

        var slots = planned.Deed is Deed.KillClient or Deed.SuspendClient ? clients : servers;
        if (await ChooseAsync(slots, planned.Choice, calling, cancellationToken) is not { } slot)
        {
            return;
        }

        switch (planned.Deed)
        {
            case Deed.KillServer or Deed.KillClient:
                slot.Kill();
                break;

            case Deed.RestartServer:
                await slot.TerminateAsync();
                break;

            default:
                _suspensions.Add(slot.SuspendAsync(planned.Length, cancellationToken));
                break;
        }
    }

    /// <returns>One to which nothing is being done; <see langword="null"/>: there is none any more.</returns>
    private static async Task<ProcessSlot?> ChooseAsync(List<ProcessSlot> slots, int choice, Task calling, CancellationToken cancellationToken)
    {
        while (true)
        {
            var free = slots.Where(slot => slot is { IsRunning: true, IsBusy: false }).ToList();
            if (free.Count > 0)
            {
                return free[choice % free.Count];
            }

            if (calling.IsCompleted)
            {
                return null;
            }

            await Task.Delay(Look, TimeProvider.System, cancellationToken);
        }
    }
}
