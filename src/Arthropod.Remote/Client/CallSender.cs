using System.Collections.Concurrent;
using Arthropod.Remote.Inbox;
using Arthropod.Remote.Invocation;
using Arthropod.Remote.Lanes;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Client;

/// <summary>
/// What proxies call. Registers the call, sees to its queue and the inbox, sends the request, and hands what arrives
/// in the inbox to the call that it belongs to. This folder knows no server.
/// </summary>
internal sealed class CallSender(
    RequestQueues queues,
    ProcessInbox inbox,
    Envelopes envelopes,
    CallCancels cancels,
    TransportLimits limits,
    WorkScheduler scheduler,
    CallSettings settings,
    ILogger logger) : RemoteCaller
{
    private readonly ConcurrentDictionary<Guid, PendingCall> _pending = new();
    private readonly CallLimits _limits = new(settings, logger);
    private volatile bool _closed;

    internal override void Send(RemoteCall call)
    {
        if (_limits.Enter(call) is not { } place)
        {
            return;
        }

        var queueName = QueueNames.Request(queues.Prefix, call.Contract.QueueName);
        var pending = new PendingCall(
            call, place, queueName, settings.PolicyOf(call), limits.MaxRetention, cancels, scheduler, logger, Forget);
        _pending[pending.Id] = pending;
        pending.Start();
        if (_closed)
        {
            pending.Fail(Closed(pending));
            return;
        }

        _ = scheduler.Run(() => SendAsync(pending));
    }

    private void Forget(PendingCall ended)
    {
        _pending.TryRemove(ended.Id, out _);
        ended.Place.Leave();
    }

    /// <summary>Takes what the inbox has received.</summary>
    public void Accept(ReplyFrame frame)
    {
        var fate = _pending.TryGetValue(frame.CallId, out var pending) ? pending.Accept(frame) : FrameFate.Late;
        if (fate == FrameFate.Late && frame is StartedFrame started)
        {
            cancels.Late(started);
        }

        if (fate != FrameFate.Taken)
        {
            ArthropodMeter.FrameDropped(fate switch
            {
                FrameFate.Duplicate => "duplicate",
                FrameFate.Superseded => "superseded",
                _ => "late",
            });
        }
    }

    /// <summary>Fails what is under way and waits for an answer: none can arrive.</summary>
    public void FailAll(string reason)
    {
        foreach (var pending in _pending.Values.Where(each => !each.Call.Method.IsOneWay))
        {
            pending.Leave(new RemoteException(
                $"{pending.Call.Contract.Name}.{pending.Call.Method.Name} cannot be answered ({pending.State}; a server may still carry it out). {reason}")
            {
                CallId = pending.Id,
            });
        }
    }

    /// <summary>Ends what is under way; nothing more is sent.</summary>
    public void Close()
    {
        _closed = true;
        foreach (var pending in _pending.Values)
        {
            pending.Leave(Closed(pending));
        }
    }

    /// <summary>Ends when servers have been told of the calls that were ended with their caller, within the time.</summary>
    public Task WhenToldAsync(TimeSpan time) =>
        cancels.WhenToldAsync() is { IsCompleted: false } telling ? scheduler.EndsWithin(telling, time) : Task.CompletedTask;

    // Owned by the call: whatever happens ends in the call's end.
    private async Task SendAsync(PendingCall pending)
    {
        try
        {
            await pending.Place.Given;

            // A shutdown that ends the calls one by one gives their places to those in line.
            if (!pending.HasEnded && !_closed)
            {
                await new RequestSending(pending, queues, inbox, envelopes, scheduler, settings).RunAsync();
            }
        }
        catch (Exception exception)
        {
            pending.Fail(new RemoteSendException(
                $"The request of {pending.Call.Contract.Name}.{pending.Call.Method.Name} was not sent: {exception.Message}", exception)
            {
                CallId = pending.Id,
                MayHaveBeenSent = pending.State > RemoteCallState.NotSent,
            });
        }
    }

    private static RemoteException Closed(PendingCall pending) =>
        new($"The client was shut down while {pending.Call.Contract.Name}.{pending.Call.Method.Name} was under way ({pending.State}). " +
            (pending.State == RemoteCallState.NotSent
                ? "Nothing was sent."
                : pending.IsStoppedWithCaller && pending.Where.ServerInbox is not null ? $"The server that had begun ({pending.Where.Server}) is told to stop."
                : "A server that has the request may still carry it out; nobody takes its answer."))
        {
            CallId = pending.Id,
        };
}
