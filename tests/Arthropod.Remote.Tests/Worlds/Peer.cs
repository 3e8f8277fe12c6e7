using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;
using MessagePack;

namespace Arthropod.Remote.Tests.Worlds;

/// <summary>A caller that speaks the wire itself, rightly or not: it puts requests, and looks at what comes back.</summary>
internal sealed class Peer
{
    private const string RequestQueue = "work";

    private readonly World _world;

    public Peer(World world, string inbox)
    {
        _world = world;
        Inbox = inbox;
        world.Complete(world.Run(() => world.Queue.CreateQueueAsync(new QueueDefinition(inbox), default)));
    }

    public string Inbox { get; }

    /// <summary>All frames that have come.</summary>
    public IReadOnlyList<Frame> Frames => [.. _world.Queue[Inbox].Messages.SelectMany(message => EnvelopeReader.Read(message.Body))];

    public Frame? Final => Frames.FirstOrDefault(frame => frame is ResultFrame or ErrorFrame or CancelledFrame);

    public RequestFrame Request(string method = "Do", string order = "order") => new(Guid.CreateVersion7(), method)
    {
        ReplyTo = Inbox,
        Arguments = Arguments(order),
    };

    public FakeMessage Send(RequestFrame request) => Send(EnvelopeWriter.Write(request));

    public FakeMessage Send(string body) => _world.Queue.Put(RequestQueue, body);

    public static ReadOnlyMemory<byte> Arguments(string order) => MessagePackSerializer.Serialize(new[] { order });
}
