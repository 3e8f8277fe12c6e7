using Arthropod.Remote.Invocation;
using Arthropod.Remote.Policies;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Client;

/// <summary>
/// A call between its sending and its end. It ends exactly once: by an answer, its timeout, its caller's token, or a
/// failure to send. The caller's progress handler runs one report at a time, never on the inbox reader's loop, and
/// the call completes after the last report has been handled; one that is hopelessly behind ends its own call.
/// </summary>
internal sealed class PendingCall
{
    private readonly Lock _lock = new();
    private readonly FrameOrder _order = new();
    private readonly List<ReplyFrame> _ready = [];
    private readonly ReportMailbox _mailbox;
    private readonly CallWatch _watch;
    private readonly GapWatch _gap;
    private readonly WorkScheduler _scheduler;
    private readonly ILogger _logger;
    private readonly Action<PendingCall> _ended;
    private readonly CallCancels _cancels;
    private CancellationTokenRegistration _cancellation;
    private bool _handing;
    private bool _hasEnded;

    public PendingCall(
        RemoteCall call,
        CallLimit.Place place,
        string queue,
        CallPolicy policy,
        TimeSpan longestWait,
        CallCancels cancels,
        WorkScheduler scheduler,
        ILogger logger,
        Action<PendingCall> ended)
    {
        Call = call;
        Place = place;
        Policy = policy;
        Id = scheduler.NewId();
        _scheduler = scheduler;
        _logger = logger;
        _ended = ended;
        _cancels = cancels;
        Where = new Whereabouts(scheduler);
        Failures = new AttemptFailures(Id, call, logger);
        _mailbox = new ReportMailbox(scheduler.Time);
        _gap = new GapWatch(scheduler, GapWaited);
        _watch = new CallWatch(this, queue, policy.Timeout, longestWait, scheduler, logger);
    }

    public Guid Id { get; }

    public RemoteCall Call { get; }

    /// <summary>Its place among the calls under way, or in the line before them.</summary>
    public CallLimit.Place Place { get; }

    /// <summary>What holds for it.</summary>
    public CallPolicy Policy { get; }

    public AttemptFailures Failures { get; }

    public bool HasEnded
    {
        get
        {
            lock (_lock)
            {
                return _hasEnded;
            }
        }
    }

    /// <summary>Whether the work is stopped when the caller waits no longer.</summary>
    public bool IsStoppedWithCaller => Policy.WhenCallerLeaves == WhenCallerLeaves.Cancel;

    /// <summary>How long the caller still waits; <see langword="null"/>: as long as the queue keeps the call.</summary>
    public TimeSpan? TimeLeft => _watch.TimeLeft;

    /// <summary>How long the caller's progress handler has been busy with one report, if it is.</summary>
    public TimeSpan? HandlerBusyFor
    {
        get
        {
            lock (_lock)
            {
                return _mailbox.BusyFor;
            }
        }
    }

    /// <summary>How far it has got.</summary>
    public Whereabouts Where { get; }

    public RemoteCallState State => Where.State;

    public void Start()
    {
        _watch.Start();
        var cancellation = Call.CancellationToken.UnsafeRegister(
            static (state, token) => ((PendingCall)state!).Cancel(token), this);
        lock (_lock)
        {
            _cancellation = cancellation;
            if (_hasEnded)
            {
                cancellation.Unregister();
            }
        }
    }

    /// <summary>The request is about to be handed to its queue: from then on, whoever ends the call is told that it may be there.</summary>
    /// <returns>Whether the call has not ended yet.</returns>
    public bool TryHand()
    {
        lock (_lock)
        {
            Where.IsBeingHanded = !_hasEnded;
            return !_hasEnded;
        }
    }

    /// <summary>The queue's answer has come: it has the request, may have it, or does not.</summary>
    public void MarkSent(RemoteCallState state)
    {
        lock (_lock)
        {
            Where.Sent(state);
        }

        if (state == RemoteCallState.Sent)
        {
            _watch.RequestSent();
        }
    }

    /// <summary>The queue has a request whose answer nobody awaits.</summary>
    public void CompleteOneWay() => End(call => call.TryComplete(default));

    /// <summary>The answer has come, and all that was reported before it has been handed over.</summary>
    public void Complete(ReadOnlyMemory<byte> result) => End(call => call.TryComplete(result));

    /// <returns>Whether this has ended the call.</returns>
    public bool Fail(Exception exception) => End(call => call.TryFail(exception));

    /// <summary>The caller wants it no longer.</summary>
    public void Cancel(CancellationToken token) => EndAndStop(call => call.TryCancel(CallEnds.Cancelled(this, token)));

    /// <summary>The caller waits no longer; the contract says whether the work is to be stopped, too.</summary>
    /// <returns>Whether this has ended the call.</returns>
    public bool Leave(Exception exception) => IsStoppedWithCaller ? EndAndStop(call => call.TryFail(exception)) : Fail(exception);

    private bool EndAndStop(Func<RemoteCall, bool> end)
    {
        if (!Call.Method.IsOneWay)
        {
            // Before it has ended: a server that begins meanwhile must not slip through.
            _cancels.Remember(Id, TimeLeft);
        }

        if (!End(end))
        {
            return false;
        }

        if (Where.ServerInbox is { } inbox)
        {
            _cancels.Tell(Id, inbox);
        }

        return true;
    }

    /// <summary>A frame has arrived.</summary>
    public FrameFate Accept(ReplyFrame frame)
    {
        if (frame is NotUnderstoodFrame notUnderstood)
        {
            _logger.NotUnderstood(notUnderstood.Server, Id, Call.Contract.Name, Call.Method.Name, notUnderstood.Reason);
            return FrameFate.Taken;
        }

        FrameFate fate;
        lock (_lock)
        {
            if (_hasEnded)
            {
                return FrameFate.Late;
            }

            Where.Heard(frame);
            fate = _order.Accept(frame, _scheduler.Time.GetTimestamp(), _ready, out var passedOver);
            PassedOver(passedOver);
            Deliver();
        }

        if (frame is StartedFrame { AsksForGo: true } asking)
        {
            _cancels.Confirm(asking);
        }

        EndIfOverrun();
        return fate;
    }

    private void GapWaited()
    {
        lock (_lock)
        {
            if (!_hasEnded)
            {
                _gap.Reset();
                PassedOver(_order.PassOver(_gap.WaitedSince, _ready));
                Deliver();
            }
        }

        EndIfOverrun();
    }

    private void PassedOver(int count)
    {
        if (count > 0)
        {
            ArthropodMeter.FramesPassedOver(count);
            _logger.FramesMissing(count, Id, Call.Contract.Name, Call.Method.Name);
        }
    }

    private void Deliver()
    {
        foreach (var frame in _ready)
        {
            var isWanted = frame is not (StartedFrame or UpdateFrame) || (frame is UpdateFrame && Call.Progress is not null);
            if (isWanted && _mailbox.Add(frame))
            {
                _logger.ProgressHandlerBehind(_mailbox.Reports, Id, Call.Contract.Name, Call.Method.Name, ReportMailbox.MaxReports);
            }
        }

        _ready.Clear();
        _gap.Watch(_order.WaitingSince);
        if (!_mailbox.IsEmpty && !_handing)
        {
            _handing = true;
            _ = _scheduler.Run(HandOverAsync);
        }
    }

    private void EndIfOverrun()
    {
        bool isOverrun;
        lock (_lock)
        {
            isOverrun = _mailbox.IsOverrun;
        }

        if (isOverrun)
        {
            HandlerOverrun.End(this, _logger);
        }
    }

    // Owned by the call: it ends when the mailbox is empty or the call has ended.
    private Task HandOverAsync()
    {
        while (TakeNext() is { } frame)
        {
            FrameHandover.HandOver(this, frame, _logger);
        }

        return Task.CompletedTask;
    }

    private ReplyFrame? TakeNext()
    {
        lock (_lock)
        {
            if (!_hasEnded && _mailbox.TryTake(out var frame))
            {
                return frame;
            }

            _handing = false;
            return null;
        }
    }

    private bool End(Func<RemoteCall, bool> end)
    {
        lock (_lock)
        {
            if (_hasEnded)
            {
                return false;
            }

            _hasEnded = true;
            _gap.Dispose();
            _mailbox.Clear();
            _cancellation.Unregister();
        }

        _watch.Dispose();
        _ended(this);
        Call.DropArguments();
        end(Call);
        return true;
    }
}
