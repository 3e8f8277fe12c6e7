using Arthropod.Remote.Chaos.Work;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Chaos.Fuzz;

/// <summary>Sends forged messages to a caller's inbox, and finds out what it took them for.</summary>
internal sealed class InboxFuzz(int seed, Drops drops)
{
    private const int Batch = 100;

    private static readonly ForgeryKind[] Kinds = Enum.GetValues<ForgeryKind>();

    public Fates Fates { get; } = new();

    /// <summary>Sends them kind by kind: an inbox tells how many it drops, and not which.</summary>
    public async Task RunAsync(FuzzWorld world, string inboxName, int count)
    {
        var inbox = await FuzzQueue.FindAsync(world.Sqs, inboxName);
        var forgery = new Forgery(new Random(seed), inboxName);
        for (var (batch, first) = (0, 0); first < count; batch++, first += Batch)
        {
            await SendAsync(inbox, Kinds[batch % Kinds.Length], forgery, Math.Min(Batch, count - first));
        }
    }

    private async Task SendAsync(FuzzQueue inbox, ForgeryKind kind, Forgery forgery, int count)
    {
        var bodies = Enumerable.Range(0, count).Select(number => (Number: number, Body: forgery.Write(kind))).ToList();
        var before = drops.InboxMessages;
        var refused = await inbox.SendAsync(bodies);
        var isEmpty = await inbox.HasAtMostAsync(0);
        var dropped = (int)(drops.InboxMessages - before);
        var unwanted = bodies.Where(message => !refused.Contains(message.Number)).Count(message => !IsForAnInbox(message.Body));

        // Each that cannot be read or is for no inbox is counted as dropped, no more and no fewer; and none is left.
        var unaccounted = isEmpty ? Math.Abs(dropped - unwanted) : count;
        Fates.Add(kind, MessageFate.Refused, refused.Count);
        Fates.Add(kind, MessageFate.Dropped, dropped);
        Fates.Add(kind, MessageFate.Read, count - refused.Count - unwanted);
        Fates.Add(kind, MessageFate.Unaccounted, unaccounted);
    }

    private static bool IsForAnInbox(string body)
    {
        try
        {
            return EnvelopeReader.Read(body).Any(static frame => frame is not RequestFrame);
        }
        catch (EnvelopeException)
        {
            return false;
        }
    }
}
