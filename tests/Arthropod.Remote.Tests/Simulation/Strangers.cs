using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;
using MessagePack;

namespace Arthropod.Remote.Tests.Simulation;

/// <summary>
/// Puts into the queues what no process of ours would write, and holds the end of the run against I5 and I8: on the
/// request queue it is found among the dead letters with a reason, on an inbox it is gone, and no name that it brought
/// was ever spoken to a queue service.
/// </summary>
internal sealed class Strangers(FakeQueueTransport queues, VirtualTime time, string requests)
{
    /// <summary>What an inbox has not read for so long will stay there.</summary>
    private static readonly TimeSpan Unread = TimeSpan.FromMinutes(2);

    private readonly List<Stranger> _met = [];
    private readonly HashSet<Stranger> _dropped = [];

    /// <summary>One for the request queue, and one for every inbox that there is.</summary>
    public void Come(Random random)
    {
        Put(requests, RequestBody(random));
        foreach (var inbox in queues.Queues.Select(queue => queue.Definition.Name).Where(IsInbox).ToList())
        {
            Put(inbox, InboxBody(random));
        }
    }

    /// <summary>Somebody has deleted the request queue, and what is in it is nobody's to find.</summary>
    public void Dropped() => _dropped.UnionWith(_met);

    public bool Sent(FakeMessage message) => _met.Exists(stranger => IsCopy(message.Body, stranger.Body));

    public IEnumerable<string> FindFaults(IEnumerable<SimulatedProcess> living)
    {
        var dead = queues[QueueNames.DeadLetter(requests)].Messages;
        foreach (var stranger in _met.Where(stranger => stranger.Queue == requests && !_dropped.Contains(stranger)))
        {
            if (dead.FirstOrDefault(message => IsCopy(message.Body, stranger.Body)) is not { } copy)
            {
                yield return $"a stranger's message is gone without a trace: {stranger.Body}";
            }
            else if (!copy.Attributes.Keys.Any(name => name.StartsWith("arthropod-", StringComparison.Ordinal)))
            {
                yield return $"a stranger's message is among the dead letters without a reason: {stranger.Body}";
            }
        }

        foreach (var owner in living.Where(process => process.Inbox is { } inbox && queues.Has(inbox)))
        {
            foreach (var message in queues[owner.Inbox!].Messages.Where(message => time.GetUtcNow() - Later(message.SentAt, owner.LastTroubled) > Unread))
            {
                yield return $"an inbox keeps a message that its owner will not read: {message.Body}";
            }
        }

        foreach (var name in queues.Requests.Select(request => request.Queue).Distinct(StringComparer.Ordinal).Where(name => !IsOurs(name)))
        {
            yield return $"queue '{name}' was spoken to, and only a stranger named it";
        }
    }

    // A request that a server left for others was sent again, with what is known of its attempts.
    private static bool IsCopy(string body, string original) =>
        body == original || (CallOf(body) is { } call && call == CallOf(original));

    private static Guid? CallOf(string body)
    {
        try
        {
            return EnvelopeReader.Read(body) is [RequestFrame request] ? request.CallId : null;
        }
        catch (EnvelopeException)
        {
            return null;
        }
    }

    private void Put(string queue, string body)
    {
        if (queues.Has(queue))
        {
            queues.Put(queue, body);
            _met.Add(new Stranger(queue, body));
        }
    }

    private static string RequestBody(Random random) => random.Next(9) switch
    {
        0 => $"{{\"order\":{random.Next()}}}",
        1 => $"AR9:{Base64(random, 40)}",
        2 => $"AR0:{Base64(random, 40)}=?",
        3 => $"AR0:{Base64(random, 40)}",
        4 => Cut(EnvelopeWriter.Write(Request(random)), random),
        5 => EnvelopeWriter.Write(Request(random) with { ReplyTo = $"victim-{random.Next()}" }),
        6 => EnvelopeWriter.Write(Request(random) with { Method = "Undo" }),
        7 => EnvelopeWriter.Write(Request(random) with { Arguments = Bomb(random.Next(100, 5000)) }),
        _ => EnvelopeWriter.Write(new ResultFrame(Id(random), new ReplyPosition(1, (ulong)random.NextInt64(), 0), new byte[] { 0xC0 })),
    };

    private static string InboxBody(Random random) => random.Next(5) switch
    {
        0 => $"{{\"order\":{random.Next()}}}",
        1 => $"AR9:{Base64(random, 40)}",
        2 => $"AR0:{Base64(random, 40)}",
        3 => EnvelopeWriter.Write(Request(random)),
        _ => EnvelopeWriter.Write([.. Enumerable.Range(0, random.Next(1, 200)).Select(number => FrameWriter.Encode(
            new UpdateFrame(Id(random), new ReplyPosition(random.Next(), (ulong)random.NextInt64(), number), new byte[] { 0x07 })))]),
    };

    // Nobody waits for it, so that its end can only be the dead-letter queue.
    private static RequestFrame Request(Random random) =>
        new(Id(random), "Do") { Arguments = MessagePackSerializer.Serialize(new object[] { random.Next() }) };

    private static byte[] Bomb(int depth) => [.. Enumerable.Repeat<byte>(0x91, depth), 0xC0];

    private static string Cut(string body, Random random) => body[..(4 + (random.Next(1, (body.Length - 4) / 4) * 4))];

    private static string Base64(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);

        // No array, whatever else it is.
        bytes[0] = 0xC1;
        return Convert.ToBase64String(bytes);
    }

    private static Guid Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private bool IsOurs(string name) => name == requests || name == QueueNames.DeadLetter(requests) || IsInbox(name);

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;

    private static bool IsInbox(string name) => QueueNames.IsInbox("", name);
}
