using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Simulation;

/// <summary>A message that a process has received, as that process knows it.</summary>
internal sealed class Holding(SimulatedProcess holder, string messageId, Guid? callId)
{
    public SimulatedProcess Holder => holder;

    public string MessageId => messageId;

    public Guid? CallId => callId;

    /// <summary>The receipt of the newest delivery that the process knows of.</summary>
    public string Receipt { get; private set; } = "";

    public int ReceiveCount { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>When it came, or when the last renewal was asked for that was then confirmed.</summary>
    public DateTimeOffset ConfirmedAt { get; set; }

    /// <summary>When the queue said that the lease is lost.</summary>
    public DateTimeOffset? LostAt { get; set; }

    /// <summary>Whether the process has asked for its end in another way than letting it run out.</summary>
    public bool IsGivenUp { get; set; }

    public void Receive(ReceivedMessage message, DateTimeOffset at)
    {
        Receipt = message.Receipt;
        ReceiveCount = message.ReceiveCount;
        ReceivedAt = at;
        ConfirmedAt = at;
        LostAt = null;
        IsGivenUp = false;
    }
}
