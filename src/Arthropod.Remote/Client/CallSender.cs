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
/// What proxies call. Registers the call, takes it through the application's steps, sends the request, and hands what
/// arrives in the inbox to the call that it belongs to. This folder knows no server.
/// </summary>
internal sealed class CallSender(
    RequestQueues queues,
    ProcessInbox inbox,
    Envelopes envelopes,
    PayloadStore payloads,
    CallCancels cancels,
    TransportLimits limits,
    WorkScheduler scheduler,
    CallSettings settings,
    ILogger logger) : RemoteCaller
{
    private readonly ConcurrentDictionary<Guid, PendingCall> _pending = new();
    private readonly ConcurrentDictionary<RemoteContract, CalledContract> _contracts = new();
    private readonly RequestSender _requests = new(queues, inbox, envelopes, payloads, scheduler, settings.SendTimeout);
    private volatile bool _closed;

    public WorkScheduler Scheduler => scheduler;

    public CallCancels Cancels => cancels;

    /// <summary>Where values are that a frame only refers to.</summary>
    public PayloadStore Payloads => payloads;

    public ILogger Logger => logger;

    /// <summary>No call waits longer than its queue keeps it.</summary>
    public TimeSpan LongestWait => limits.MaxRetention;

    /// <summary>Rings for every call that is under way.</summary>
    public SharedTimer<PendingCall> Timer { get; } = new(scheduler, static pending => pending.Ring());

    internal override void Send(RemoteCall call)
    {
        var contract = _contracts.GetOrAdd(call.Contract, Called);
        LinkedListNode<TaskCompletionSource>? turn = null;
        if (!contract.Limit.TryEnter())
        {
            if (contract.RefusesBeyondLimit)
            {
                Refuse(call, contract);
                return;
            }

            contract.SayOnceThatCallsWait(logger);
            turn = contract.Limit.Wait();
        }

        var pending = new PendingCall(call, contract, turn, settings.PolicyOf(call), this);
        _pending[pending.Id] = pending;
        pending.Start();
        if (_closed)
        {
            pending.Fail(CallErrors.Closed(pending));
        }
        else if (turn is not null || contract.Steps.Count > 0)
        {
            _ = scheduler.RunInContext(() => SendInTurnAsync(pending));
        }
        else
        {
            _ = _requests.SendAsync(pending);
        }
    }

    /// <summary>The call has ended.</summary>
    public void Forget(PendingCall ended)
    {
        Timer.Remove(ended);
        _pending.TryRemove(ended.Id, out _);
        ended.Contract.Limit.Leave(ended.Turn);
    }

    /// <summary>Takes what the inbox has received. On the scheduler.</summary>
    public void Accept(ReplyFrame frame)
    {
        var fate = _pending.TryGetValue(frame.CallId, out var pending) ? pending.Accept(frame) : FrameFate.Late;
        if (fate == FrameFate.Late && frame is StartedFrame started)
        {
            cancels.AnswerLate(started);
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
            pending.Leave(CallErrors.CannotBeAnswered(pending, reason));
        }
    }

    /// <summary>Ends what is under way; nothing more is sent.</summary>
    public void Close()
    {
        _closed = true;
        foreach (var pending in _pending.Values)
        {
            pending.Leave(CallErrors.Closed(pending));
        }
    }

    /// <summary>Ends when servers have been told of the calls that were ended with their caller, within the time.</summary>
    public Task WhenToldAsync(TimeSpan time) =>
        cancels.WhenToldAsync() is { IsCompleted: false } telling ? scheduler.EndsWithin(telling, time) : Task.CompletedTask;

    private CalledContract Called(RemoteContract contract) =>
        new(contract, settings.OptionsOf(contract), QueueNames.Request(queues.Prefix, contract.QueueName));

    private static void Refuse(RemoteCall call, CalledContract contract)
    {
        ArthropodMeter.CallRefused();
        call.DropArguments();
        call.TryFail(CallErrors.BeyondLimit(call, contract.Limit.Most));
    }

    // Owned by the call: whatever happens ends in the call's end.
    private async Task SendInTurnAsync(PendingCall pending)
    {
        if (pending.Turn is { } turn)
        {
            await turn.Value.Task;
        }

        // A shutdown that ends the calls one by one gives their places to those in line.
        if (!pending.HasEnded && !_closed)
        {
            await (pending.Contract.Steps.Count > 0 ? SendThroughStepsAsync(pending) : _requests.SendAsync(pending));
        }
    }

    private async Task SendThroughStepsAsync(PendingCall pending)
    {
        var steps = pending.Contract.Steps;
        Task? sending = null;
        try
        {
            using var arguments = pending.Call.TakeArguments();
            var call = new OutgoingCall(pending.Id, pending.Call, arguments.Memory);
            try
            {
                await RunAsync(call, 0);
            }
            finally
            {
                // A step need not await what it has called, which reads the arguments.
                await (sending ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }

            await (sending ?? throw CallErrors.NextNotCalled(pending));
            if (pending.Call.Method.IsOneWay)
            {
                pending.CompleteOneWay();
            }
        }
        catch (Exception exception) when (pending.State == RemoteCallState.NotSent)
        {
            pending.Fail(exception);
        }
        catch (Exception exception)
        {
            pending.Leave(exception);
        }

        Task RunAsync(OutgoingCall call, int step)
        {
            if (step == steps.Count)
            {
                return sending = SendAsync(call);
            }

            var isNextCalled = false;
            return steps[step](call, () =>
            {
                if (isNextCalled)
                {
                    throw new InvalidOperationException($"A step around the sending of {pending.Call.Contract.Name}.{pending.Call.Method.Name} called next() twice. Call it once: it sends the request.");
                }

                isNextCalled = true;
                return RunAsync(call, step + 1);
            });
        }

        async Task SendAsync(OutgoingCall call)
        {
            if (await _requests.SendAsync(pending, call) is { } failure)
            {
                throw failure;
            }
        }
    }
}
