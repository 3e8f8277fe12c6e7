using Arthropod.Remote.Lanes;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Client;

/// <summary>
/// Sends cancels and goes to the inboxes of servers, and tries a send that fails for now a few times. A cancel that is lost
/// costs work that nobody needs; without its go a call fails, and no work begins.
/// </summary>
internal sealed class ServerMessages(IQueueTransport transport, Envelopes envelopes, WorkScheduler scheduler)
{
    private static readonly InboxRule Rule = new(MissingGrace: TimeSpan.Zero)
    {
        MaxTries = 5,
        MaxWaiting = 200_000,

        // No fleet has more servers. A stranger can name 20,000 in one message, and the wait for those that do not exist is
        // not the inbox reader's.
        MaxInboxes = 10_000,
    };

    private readonly InboxLanes _inboxes = new(transport, envelopes, scheduler, Rule);

    public void Send(Frame frame, string inbox) => _ = scheduler.Then(_inboxes.SendAsync(inbox, FrameWriter.Encode(frame)), Sent);

    /// <summary>Ends when nothing waits to be sent.</summary>
    public Task WhenSentAsync() => _inboxes.WhenEmptyAsync();

    private static void Sent(Outcome outcome)
    {
        if (!outcome.IsDone)
        {
            ArthropodMeter.CancelsForgotten(1);
        }
    }
}
