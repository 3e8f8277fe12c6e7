using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Server;

/// <summary>
/// The right to work on a received message, for as long as its visibility timeout is renewed. Its id is random, so
/// that frames of two deliveries of one message can be told apart.
/// </summary>
internal sealed class Lease(ReceivedMessage message, Guid id, TimeSpan visibility, long takenAt, DateTimeOffset takenAtUtc, long renewAt)
{
    private readonly CancellationTokenSource _lost = new();

    /// <summary>The message as it was first delivered to this lease's holder, with the receipt of the newest delivery.</summary>
    public ReceivedMessage Message { get; private set; } = message;

    /// <summary>How often the message has been received, the newest delivery to this lease's holder included.</summary>
    private int Deliveries { get; set; } = message.ReceiveCount;

    /// <summary>Whether the message has been received more often than work on it was begun here.</summary>
    public bool HasJoined => Deliveries != Message.ReceiveCount;

    public ulong Id { get; } = BitConverter.ToUInt64(id.ToByteArray(), 8);

    /// <summary>The <see cref="TimeProvider"/>'s timestamp of the receipt.</summary>
    public long TakenAt { get; } = takenAt;

    /// <summary>
    /// When the queue was last asked for what it then confirmed, by both clocks of the machine: while it sleeps, the
    /// one for timestamps may stand still (Linux: CLOCK_MONOTONIC does), and the other may be set back.
    /// </summary>
    public long ConfirmedAt { get; private set; } = takenAt;

    public DateTimeOffset ConfirmedAtUtc { get; private set; } = takenAtUtc;

    /// <summary>Where the only frame belongs that is sent of this delivery of a request.</summary>
    /// <param name="attempts">The attempts that the request says to have been before.</param>
    public ReplyPosition OnlyPosition(int attempts) => new(attempts + Message.ReceiveCount, Id, 0);

    /// <summary>Cancelled once the lease is known to be lost.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Why it is lost.</summary>
    public string? LostReason { get; private set; }

    /// <summary>For how long each renewal asks.</summary>
    public TimeSpan Visibility { get; set; } = visibility;

    /// <summary>The <see cref="TimeProvider"/>'s timestamp at which it is to be renewed.</summary>
    public long RenewAt { get; set; } = renewAt;

    public void Confirm(long timestamp, DateTimeOffset utc)
    {
        ConfirmedAt = timestamp;
        ConfirmedAtUtc = utc;
    }

    /// <summary>
    /// The message was received again by the holder himself: an older receipt is worth nothing from now on. What counts
    /// attempts stays, for none has ended.
    /// </summary>
    public void Join(Lease again)
    {
        // Answers of several receives overtake one another.
        if (again.Message.ReceiveCount < Deliveries)
        {
            return;
        }

        Deliveries = again.Message.ReceiveCount;
        Message = Message with { Receipt = again.Message.Receipt };
        RenewAt = again.RenewAt;
        Confirm(again.ConfirmedAt, again.ConfirmedAtUtc);
    }

    public void Lose(string reason)
    {
        LostReason = reason;
        _lost.Cancel();
    }
}
