using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Server.Leases;

/// <summary>
/// The right to work on a received message, for as long as its visibility timeout is renewed. Its id is random, so
/// that frames of two deliveries of one message can be told apart.
/// </summary>
internal sealed class Lease(ServedQueue queue, ReceivedMessage message, Guid id, TimeSpan visibility, long takenAt, DateTimeOffset takenAtUtc, long renewAt)
{
    private readonly CancellationTokenSource _lost = new();
    private readonly Lock _lock = new();
    private Task _asked = Task.CompletedTask;
    private int _deliveries = 1;
    private bool _comesBack;

    /// <summary>Where the message was received.</summary>
    public ServedQueue Queue { get; } = queue;

    /// <summary>The message as it was first delivered to this lease's holder, with the receipt of the newest delivery.</summary>
    public ReceivedMessage Message { get; private set; } = message;

    /// <summary>How often the message has been received, the newest delivery to this lease's holder included.</summary>
    private int Receipts { get; set; } = message.ReceiveCount;

    public ulong Id { get; } = BitConverter.ToUInt64(id.ToByteArray(), 8);

    /// <summary>The <see cref="TimeProvider"/>'s timestamp of the receipt.</summary>
    public long TakenAt { get; } = takenAt;

    /// <summary>
    /// When the last request that the queue confirmed was made, by both clocks of the machine: while the machine
    /// sleeps, the clock for timestamps may stand still (Linux: CLOCK_MONOTONIC does), and the other one may be set
    /// back.
    /// </summary>
    public long ConfirmedAt { get; private set; } = takenAt;

    public DateTimeOffset ConfirmedAtUtc { get; private set; } = takenAtUtc;

    /// <summary>Cancelled once the lease is known to be lost.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Why it is lost.</summary>
    public string? LostReason { get; private set; }

    /// <summary>For how long each renewal asks.</summary>
    public TimeSpan Visibility { get; set; } = visibility;

    /// <summary>The <see cref="TimeProvider"/>'s timestamp at which it is to be renewed.</summary>
    public long RenewAt { get; set; } = renewAt;

    /// <summary>The message holds several calls: the lease lasts until each of them has left it.</summary>
    public void ShareAmong(int deliveries)
    {
        lock (_lock)
        {
            _deliveries = deliveries;
        }
    }

    /// <summary>One of its deliveries has ended.</summary>
    /// <param name="comesBack">Whether the message has to come back, and so must not be deleted when the last delivery leaves.</param>
    /// <returns>Whether the message can be deleted now; <see langword="null"/>: others still need it.</returns>
    public bool? Leave(bool comesBack)
    {
        lock (_lock)
        {
            _comesBack |= comesBack;
            return --_deliveries > 0 ? null : !_comesBack;
        }
    }

    /// <summary>
    /// Makes a request for this lease once the one before it has been answered: of two requests that are under way at
    /// once, nobody knows which one the queue applies last.
    /// </summary>
    /// <param name="ask">Makes the request, by the receipt that is the newest then.</param>
    public Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        lock (_lock)
        {
            var asking = _asked.IsCompleted ? ask() : AfterAsync(_asked, ask);
            _asked = asking;
            return asking;
        }
    }

    public void Confirm(long timestamp, DateTimeOffset utc)
    {
        ConfirmedAt = timestamp;
        ConfirmedAtUtc = utc;
    }

    /// <summary>
    /// The holder received the message again: from now on an older receipt is worth nothing. The attempt number stays,
    /// because no attempt has ended.
    /// </summary>
    public void Join(Lease again)
    {
        // Answers of several receives overtake one another.
        if (again.Message.ReceiveCount < Receipts)
        {
            return;
        }

        Receipts = again.Message.ReceiveCount;
        Message = Message with { Receipt = again.Message.Receipt };
        RenewAt = again.RenewAt;
        Confirm(again.ConfirmedAt, again.ConfirmedAtUtc);
    }

    public void Lose(string reason)
    {
        LostReason = reason;
        _lost.Cancel();
    }

    private static async Task<T> AfterAsync<T>(Task before, Func<Task<T>> ask)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return await ask();
    }
}
