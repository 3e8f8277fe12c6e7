using Arthropod.Remote.Invocation;
using Arthropod.Remote.Policies;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Client;

/// <summary>
/// A call between its sending and its end. It ends exactly once: by an answer, its timeout, its caller's token, or a
/// failure to send. The caller's progress handler runs one report at a time, never on the inbox reader's loop, and
/// the call completes after the last report has been handled; one that is hopelessly behind ends its own call.
/// </summary>
internal sealed class PendingCall : Due
{
    /// <summary>The log says so when the queue has had the request for so long without a word from a server.</summary>
    private static readonly TimeSpan Unanswered = TimeSpan.FromSeconds(30);

    /// <summary>How long a frame waits for earlier ones that are missing.</summary>
    private static readonly TimeSpan MissingFramesWait = TimeSpan.FromSeconds(5);

    /// <summary>A result of so many bytes may be decoded on the inbox reader's loop; a larger one would hold the others up.</summary>
    private const int MaxDecodedByReader = 16 * 1024;

    private readonly Lock _lock = new();
    private readonly CallSender _sender;
    private readonly long _deadline;
    private long? _sentAt;
    private CancellationTokenRegistration _cancellation;
    private RemoteCallState _state;
    private bool _isOnItsWay;
    private bool _hasLookedForServer;
    private bool _isHandingOver;
    private bool _hasEnded;

    // A call whose answer is its only frame needs no mailbox, and one that nobody has answered yet neither of them.
    private FrameOrder? _order;
    private List<ReplyFrame>? _ready;
    private ReportMailbox? _mailbox;

    /// <param name="call">What is called.</param>
    /// <param name="contract">The contract that it belongs to.</param>
    /// <param name="turn">Its turn in the line before <see cref="CalledContract.Limit"/>; <see langword="null"/>: it has a place.</param>
    /// <param name="policy">What holds for it.</param>
    /// <param name="sender">Who sends it.</param>
    public PendingCall(
        RemoteCall call, CalledContract contract, LinkedListNode<TaskCompletionSource>? turn, CallPolicy policy, CallSender sender)
    {
        Call = call;
        Contract = contract;
        Turn = turn;
        Policy = policy;
        Id = sender.Scheduler.NewId();
        HasTimeout = policy.Timeout != System.Threading.Timeout.InfiniteTimeSpan;
        Timeout = HasTimeout && policy.Timeout < sender.LongestWait ? policy.Timeout : sender.LongestWait;
        _sender = sender;
        _deadline = After(Time, Timeout);
    }

    public Guid Id { get; }

    public RemoteCall Call { get; }

    public CalledContract Contract { get; }

    /// <summary>Its turn in the line for a place among the calls under way; <see langword="null"/>: it did not have to wait.</summary>
    public LinkedListNode<TaskCompletionSource>? Turn { get; }

    /// <summary>What holds for it.</summary>
    public CallPolicy Policy { get; }

    /// <summary>Whether its caller has set a time; if not, it waits as long as the queue keeps the call.</summary>
    public bool HasTimeout { get; }

    public TimeSpan Timeout { get; }

    public bool HasEnded => Volatile.Read(ref _hasEnded);

    /// <summary>Whether the work is stopped when the caller waits no longer.</summary>
    public bool IsStoppedWithCaller => Policy.WhenCallerLeaves == WhenCallerLeaves.Cancel;

    /// <summary>How long the caller still waits; <see langword="null"/>: as long as the queue keeps the call.</summary>
    public TimeSpan? TimeLeft => HasTimeout ? Time.GetElapsedTime(Math.Min(Time.GetTimestamp(), _deadline), _deadline) : null;

    /// <summary>How long the caller's progress handler has been busy with one report, if it is.</summary>
    public TimeSpan? HandlerBusyFor
    {
        get
        {
            lock (_lock)
            {
                return _mailbox?.BusyFor;
            }
        }
    }

    /// <summary>How far it has got; what is just being handed to its queue may be there before the answer comes.</summary>
    public RemoteCallState State => _state == RemoteCallState.NotSent && _isOnItsWay ? RemoteCallState.MaybeSent : _state;

    /// <summary>Whether its queue has it: the queue has said so, or a server has, whatever became of the queue's answers.</summary>
    public bool IsKnownToBeSent => State >= RemoteCallState.Sent;

    /// <summary>What servers have said of it.</summary>
    public CallProgress Progress { get; private set; } = CallProgress.None;

    private TimeProvider Time => _sender.Scheduler.Time;

    public void Start()
    {
        lock (_lock)
        {
            _sender.Timer.Set(this, Math.Min(_deadline, After(Time, Unanswered)));
        }

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
    public bool TrySetOut()
    {
        lock (_lock)
        {
            _isOnItsWay = !_hasEnded;
            return !_hasEnded;
        }
    }

    /// <summary>The queue has answered: it has the request, may have it, or does not.</summary>
    public void SetSent(OutcomeKind outcome)
    {
        lock (_lock)
        {
            _isOnItsWay = false;
            SetAtLeast(outcome switch
            {
                OutcomeKind.Done => RemoteCallState.Sent,
                OutcomeKind.Unknown => RemoteCallState.MaybeSent,
                _ => RemoteCallState.NotSent,
            });
            if (outcome == OutcomeKind.Done)
            {
                _sentAt = Time.GetTimestamp();
            }
        }
    }

    /// <summary>The queue has a request whose answer nobody awaits.</summary>
    public void CompleteOneWay() => Complete(default);

    /// <returns>Whether this has ended the call.</returns>
    public bool Fail(Exception exception)
    {
        if (!TryEnd())
        {
            return false;
        }

        Call.TryFail(exception);
        return true;
    }

    /// <summary>The caller wants it no longer.</summary>
    public void Cancel(CancellationToken token)
    {
        if (TryEndAndStop())
        {
            Call.TryCancel(CallErrors.Cancelled(this, token));
        }
    }

    /// <summary>The caller waits no longer; the contract says whether the work is to be stopped, too.</summary>
    /// <returns>Whether this has ended the call.</returns>
    public bool Leave(Exception exception)
    {
        if (!(IsStoppedWithCaller ? TryEndAndStop() : TryEnd()))
        {
            return false;
        }

        Call.TryFail(exception);
        return true;
    }

    /// <summary>A frame has arrived. On the scheduler.</summary>
    public FrameFate Accept(ReplyFrame frame)
    {
        if (frame is NotUnderstoodFrame notUnderstood)
        {
            lock (_lock)
            {
                SetAtLeast(RemoteCallState.Sent);
            }

            _sender.Logger.NotUnderstood(notUnderstood.Server, Id, Call.Contract.Name, Call.Method.Name, notUnderstood.Reason);
            return FrameFate.Taken;
        }

        FrameFate fate;
        ReplyFrame? answer;
        bool isOverrun;
        lock (_lock)
        {
            if (_hasEnded)
            {
                return FrameFate.Late;
            }

            Hear(frame);
            fate = (_order ??= new FrameOrder()).Accept(frame, Time.GetTimestamp(), _ready ??= [], out var passedOver);
            PassedOver(passedOver);
            answer = Deliver(_ready);
            isOverrun = _mailbox is { IsOverrun: true };
            if (GapEndsAt is { } endsAt && endsAt < At)
            {
                _sender.Timer.Set(this, endsAt);
            }
        }

        if (frame is StartedFrame { AsksForGo: true } asking)
        {
            _sender.Cancels.Confirm(asking);
        }

        if (answer is not null)
        {
            HandOver(answer);
        }

        if (isOverrun)
        {
            EndBecauseOfHandler();
        }

        return fate;
    }

    /// <summary>Its time has come: for its end, or to look what is missing.</summary>
    public void Ring()
    {
        var now = Time.GetTimestamp();
        if (now >= _deadline)
        {
            Leave(CallErrors.TimedOut(this));
            return;
        }

        ReplyFrame? answer = null;
        var isOverrun = false;
        lock (_lock)
        {
            if (_hasEnded)
            {
                return;
            }

            if (_order is not null && GapEndsAt <= now)
            {
                PassedOver(_order.PassOver(now - Length(Time, MissingFramesWait), _ready!));
                answer = Deliver(_ready!);
                isOverrun = _mailbox is { IsOverrun: true };
            }

            if (!_hasLookedForServer && LooksForServerAt <= now)
            {
                _hasLookedForServer = true;
                if (_state == RemoteCallState.Sent)
                {
                    Contract.SayOnceThatNobodyServes(_sender.Logger, Unanswered);
                }
            }

            _sender.Timer.Set(this, Math.Min(
                Math.Min(_deadline, _hasLookedForServer ? long.MaxValue : LooksForServerAt ?? After(Time, Unanswered)),
                GapEndsAt ?? long.MaxValue));
        }

        if (answer is not null)
        {
            _ = _sender.Scheduler.Run(() =>
            {
                HandOver(answer);
                return Task.CompletedTask;
            });
        }

        if (isOverrun)
        {
            EndBecauseOfHandler();
        }
    }

    // Unknown until the queue has the request.
    private long? LooksForServerAt => _sentAt + Length(Time, Unanswered);

    private long? GapEndsAt => _order?.WaitingSince + Length(Time, MissingFramesWait);

    private void SetAtLeast(RemoteCallState state)
    {
        if (_state < state)
        {
            _state = state;
        }
    }

    private void Hear(ReplyFrame frame)
    {
        // That a deadline has passed says a server that has not begun.
        SetAtLeast(frame is ErrorFrame { ErrorKind: ServerErrorKind.DeadlineExceeded } ? RemoteCallState.Sent : RemoteCallState.Started);
        Progress = Progress.Heard(frame, _sender.Scheduler.Now);
    }

    private void PassedOver(int count)
    {
        if (count > 0)
        {
            ArthropodMeter.FramesPassedOver(count);
            _sender.Logger.FramesMissing(count, Id, Call.Contract.Name, Call.Method.Name);
        }
    }

    /// <summary>Frames whose turn has come go to the mailbox, and the handler to work.</summary>
    /// <returns>An answer that runs no code of the caller's, and that nothing comes before: it is handed over at once.</returns>
    private ReplyFrame? Deliver(List<ReplyFrame> ready)
    {
        ReplyFrame? answer = null;
        foreach (var frame in ready)
        {
            if (answer is not null || frame is StartedFrame || (frame is UpdateFrame && Call.Progress is null))
            {
                continue;
            }

            if (!_isHandingOver && _mailbox is null or { IsEmpty: true } && IsQuickAnswer(frame))
            {
                _isHandingOver = true;
                answer = frame;
            }
            else if ((_mailbox ??= new ReportMailbox(Time)).Add(frame))
            {
                _sender.Logger.ProgressHandlerBehind(_mailbox.Reports, Id, Call.Contract.Name, Call.Method.Name, ReportMailbox.MaxReports);
            }
        }

        ready.Clear();
        if (_mailbox is { IsEmpty: false } && !_isHandingOver)
        {
            _isHandingOver = true;
            _ = _sender.Scheduler.Run(HandOverAsync);
        }

        return answer;
    }

    private bool IsQuickAnswer(ReplyFrame frame) => frame switch
    {
        ResultFrame result => result.Payload is { IsInHand: true, Bytes.Length: <= MaxDecodedByReader } && !Call.RunsForeignCode,
        _ => frame is ErrorFrame or CancelledFrame,
    };

    // Owned by the call: it ends when the mailbox is empty or the call has ended.
    private async Task HandOverAsync()
    {
        while (TakeNext() is { } frame)
        {
            try
            {
                HandOver(await FetchAsync(frame));
            }
            catch (Exception exception)
            {
                Fail(CallErrors.NotFetched(this, exception));
            }
        }
    }

    /// <summary>The frame with its payload in hand.</summary>
    private async ValueTask<ReplyFrame> FetchAsync(ReplyFrame frame) => frame switch
    {
        ResultFrame { Payload.IsInHand: false } result => result with { Payload = await _sender.Payloads.FetchAsync(result.Payload, CancellationToken.None) },
        UpdateFrame { Payload.IsInHand: false } update => update with { Payload = await _sender.Payloads.FetchAsync(update.Payload, CancellationToken.None) },
        _ => frame,
    };

    private ReplyFrame? TakeNext()
    {
        lock (_lock)
        {
            if (!_hasEnded && _mailbox!.TryTake(out var frame))
            {
                return frame;
            }

            _isHandingOver = false;
            return null;
        }
    }

    /// <summary>Hands a frame whose turn has come to the caller: a report, a failed attempt, the answer.</summary>
    private void HandOver(ReplyFrame frame)
    {
        switch (frame)
        {
            case UpdateFrame update:
                Guarded(static (call, payload) => call.Progress?.Report(payload), update.Payload.Bytes);
                break;
            case AttemptFailedFrame failed:
                var failure = CallProgress.FailureOf(failed);
                _sender.Logger.AttemptFailed(
                    failure.Attempt, Id, Call.Contract.Name, Call.Method.Name, failure.Server, failure.Error.TypeName, failure.Error.Message, failure.RetryAfter);
                Guarded(static (call, failure) => call.Options?.AttemptFailed?.Invoke(failure), failure);
                break;
            case ResultFrame result:
                Complete(result.Payload.Bytes);
                break;
            case ErrorFrame error:
                Fail(CallErrors.Answered(this, error));
                break;
            case CancelledFrame:
                Cancel(Call.CancellationToken);
                break;
        }
    }

    private void Guarded<T>(Action<RemoteCall, T> handler, T word)
    {
        try
        {
            handler(Call, word);
        }
        catch (Exception exception)
        {
            _sender.Logger.ProgressHandlerFailed(exception, Id, Call.Contract.Name, Call.Method.Name);
        }
    }

    // To lose reports, to grow without end or to let every other call wait would be worse.
    private void EndBecauseOfHandler()
    {
        var exception = CallErrors.HandlerOverrun(this);
        if (Leave(exception))
        {
            ArthropodMeter.ProgressHandlerOverrun();
            _sender.Logger.ProgressHandlerOverrun(Id, Call.Contract.Name, Call.Method.Name, exception.Message);
        }
    }

    private void Complete(ReadOnlyMemory<byte> result)
    {
        if (TryEnd())
        {
            Call.TryComplete(result);
        }
    }

    private bool TryEndAndStop()
    {
        if (!Call.Method.IsOneWay)
        {
            // Before it has ended: a server that begins meanwhile must not slip through.
            _sender.Cancels.Remember(Id, TimeLeft);
        }

        if (!TryEnd())
        {
            return false;
        }

        foreach (var inbox in Progress.Inboxes)
        {
            _sender.Cancels.Tell(Id, inbox);
        }

        return true;
    }

    private bool TryEnd()
    {
        lock (_lock)
        {
            if (_hasEnded)
            {
                return false;
            }

            Volatile.Write(ref _hasEnded, true);
            _mailbox?.Clear();
            _cancellation.Unregister();
        }

        _sender.Forget(this);
        Call.DropArguments();
        return true;
    }
}
