using Arthropod.Remote.Inbox;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Tests.Shared;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.Chaos.Running;

/// <summary>Sweeps the inboxes of the dead as time would, and counts what is left.</summary>
internal sealed class InboxCount(Uri queue, JumpingTime time)
{
    private static readonly TimeSpan Grace = new InboxOptions().Grace;

    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection()
            .AddArthropod(remote => remote.UseSqs(sqs => sqs.ServiceUrl = queue))
            .BuildServiceProvider();
        var transport = services.GetRequiredKeyedService<IQueueTransport>("");
        var sweep = new InboxSweep(transport, Envelopes.Plain, new WorkScheduler(TimeProvider.System), "", Grace);

        // The first sweep finds them silent and sends probes; the second finds the probes unread.
        for (var round = 0; round < 2; round++)
        {
            time.Jump(Grace + TimeSpan.FromMinutes(1));
            await foreach (var _ in sweep.RunAsync(dryRun: false, cancellationToken))
            {
                // What it found of each does not matter: what is left does.
            }
        }

        var left = 0;
        await foreach (var name in transport.ListQueuesAsync(QueueNames.InboxMarker, cancellationToken))
        {
            left += QueueNames.IsInbox("", name) ? 1 : 0;
        }

        return left;
    }
}
