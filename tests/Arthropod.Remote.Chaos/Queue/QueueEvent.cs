namespace Arthropod.Remote.Chaos.Queue;

/// <summary>What happened to one message by one request, as the proxy saw it.</summary>
/// <param name="At">When the queue had answered.</param>
/// <param name="Request">The request's number in the run.</param>
/// <param name="Who">The process that asked.</param>
/// <param name="Action">What.</param>
/// <param name="Queue">The queue's name.</param>
internal sealed record QueueEvent(DateTimeOffset At, long Request, string Who, QueueAction Action, string Queue)
{
    /// <summary>The fault that hit the request.</summary>
    public Fault Fault { get; init; }

    /// <summary>Whether the queue says that it has done it, whatever the asker was told. A front that dies says nothing.</summary>
    public bool IsDone { get; init; }

    /// <summary>The message's id; empty where the queue did not take it.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>The receipt handle of the delivery that it is about.</summary>
    public string Receipt { get; init; } = "";

    /// <summary>For how long the message is hidden from then on.</summary>
    public double Seconds { get; init; }

    /// <summary>The call, where the message tells.</summary>
    public Guid CallId { get; init; }

    /// <summary>The call's number, where the message is its request.</summary>
    public int Number { get; init; } = -1;

    /// <summary>Which attempt at the call it is, where a request is handed out.</summary>
    public int Attempt { get; init; }

    /// <summary>What the message says about the call.</summary>
    public string? Frame { get; init; }
}
