using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Client;

/// <summary>
/// How far a call has got, as its caller knows it: whether its queue has it, who took it and when, when it was last
/// heard of. Its call's lock guards the writing; whoever reads may read what is a moment old.
/// </summary>
internal sealed class Whereabouts(WorkScheduler scheduler)
{
    private long _startedAt;
    private long _lastProgressAt;
    private int _startedAttempt;
    private ulong _startedLease;
    private int _failedAttempt;
    private ulong? _begunLease;
    private ulong? _otherBegunLease;
    private RemoteCallState _state;

    /// <summary>How far it has got; what is just being handed to its queue may be there before the answer comes.</summary>
    public RemoteCallState State => _state == RemoteCallState.NotSent && IsBeingHanded ? RemoteCallState.MaybeSent : _state;

    /// <summary>The server that has said that it began, as it names itself.</summary>
    public string? Server { get; private set; }

    /// <summary>Where that server takes cancels; <see langword="null"/>: it does not, or has not said so.</summary>
    public string? ServerInbox { get; private set; }

    /// <summary>When that server's word came, by this machine's clock.</summary>
    public DateTimeOffset? StartedAt => At(ref _startedAt);

    /// <summary>When its last report came, by this machine's clock.</summary>
    public DateTimeOffset? LastProgressAt => At(ref _lastProgressAt);

    /// <summary>Whether the last attempt that was heard of has failed, so that nobody works on it until the next.</summary>
    public bool IsBetweenAttempts => Volatile.Read(ref _failedAttempt) is > 0 and var failed && failed >= _startedAttempt;

    /// <summary>Whether the request is on its way to its queue, and no answer has come yet.</summary>
    public bool IsBeingHanded { get; set; }

    /// <summary>
    /// Whether any delivery but this one may have led to work: a server has said so, or has asked and was told to begin.
    /// Only the server of a delivery knows what became of the answer.
    /// </summary>
    public bool HasBegunElsewhere(ulong lease) =>
        (_begunLease is { } begun && begun != lease) || _otherBegunLease is not null;

    /// <summary>The queue has the request, may have it, or does not.</summary>
    public void Sent(RemoteCallState state)
    {
        IsBeingHanded = false;
        if (_state < state)
        {
            _state = state;
        }
    }

    /// <summary>A server has said something.</summary>
    public void Heard(ReplyFrame frame)
    {
        if (frame is ErrorFrame { ErrorKind: ServerErrorKind.DeadlineExceeded })
        {
            Sent(RemoteCallState.Sent);
            return;
        }

        _state = RemoteCallState.Started;
        if (frame is StartedFrame or UpdateFrame or AttemptFailedFrame)
        {
            Begun(frame.Position.LeaseId);
        }

        switch (frame)
        {
            // A queue may deliver what an older attempt said after what a newer one did.
            case StartedFrame started when started.Position.Attempt >= _startedAttempt:
                Take(started);
                break;
            case UpdateFrame update when update.Position.Attempt >= _startedAttempt:
                _startedAttempt = update.Position.Attempt;
                Volatile.Write(ref _lastProgressAt, scheduler.Now.UtcTicks);
                break;
            case AttemptFailedFrame failed:
                Volatile.Write(ref _failedAttempt, failed.Position.Attempt);
                break;
        }
    }

    // Two are enough to know whether there is another than any given one.
    private void Begun(ulong lease)
    {
        if (_begunLease is null)
        {
            _begunLease = lease;
        }
        else if (_begunLease != lease)
        {
            _otherBegunLease = lease;
        }
    }

    private void Take(StartedFrame started)
    {
        if (started.Position.LeaseId == _startedLease && started.Position.Attempt == _startedAttempt)
        {
            return;
        }

        _startedAttempt = started.Position.Attempt;
        _startedLease = started.Position.LeaseId;
        Server = started.Server;
        ServerInbox = started.Inbox;
        Volatile.Write(ref _startedAt, scheduler.Now.UtcTicks);
        Volatile.Write(ref _lastProgressAt, 0);
    }

    private static DateTimeOffset? At(ref long ticks) =>
        Volatile.Read(ref ticks) is not 0 and var known ? new DateTimeOffset(known, TimeSpan.Zero) : null;
}
