using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Client;

/// <summary>What servers have said of a call so far. Each word makes a new one, so that whoever reads it reads one moment.</summary>
internal sealed record CallProgress
{
    /// <summary>Nobody has said anything.</summary>
    public static readonly CallProgress None = new();

    /// <summary>So many deliveries of a call may ask whether to begin it; more nobody has.</summary>
    private const int MaxAsking = 100;

    private ReplyPosition? _started;
    private int _attempt;
    private int _failedAttempt;
    private ulong? _begunLease;
    private ulong? _otherBegunLease;
    private StartedFrame[] _asking = [];

    /// <summary>The server that has said that it began, as it names itself.</summary>
    public string? Server { get; private init; }

    /// <summary>Where that server takes cancels; <see langword="null"/>: it does not, or has not said so.</summary>
    public string? ServerInbox { get; private init; }

    /// <summary>When that server's word came, by this machine's clock.</summary>
    public DateTimeOffset? StartedAt { get; private init; }

    /// <summary>When its last report came, by this machine's clock.</summary>
    public DateTimeOffset? LastReportAt { get; private init; }

    /// <summary>The last attempt that failed and is tried again.</summary>
    public RemoteAttemptFailure? LastFailure { get; private init; }

    /// <summary>Whether the last attempt that was heard of has failed, so that nobody works on it until the next.</summary>
    public bool IsBetweenAttempts => LastFailure is not null && _failedAttempt >= _attempt;

    /// <summary>The inboxes of all who may be at work: of the server that has begun, and of those that have asked since.</summary>
    public IEnumerable<string> Inboxes => _asking.Select(static asking => asking.Inbox).Append(ServerInbox).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>
    /// Whether any delivery but this one may have led to work: a server has said so, or has asked and was told to begin.
    /// Only the server of a delivery knows what became of the answer.
    /// </summary>
    public bool HasBegunElsewhere(ulong lease) => (_begunLease is { } begun && begun != lease) || _otherBegunLease is not null;

    /// <summary>A server has said something.</summary>
    public CallProgress Heard(ReplyFrame frame, DateTimeOffset now) => frame switch
    {
        StartedFrame { AsksForGo: true } asking when IsAnotherAtWork(asking) => Begun(asking).Asked(asking),
        StartedFrame started => Begun(started).Started(started, now),
        UpdateFrame update => Begun(update).AskedBegins(update, now).Reported(update, now),
        AttemptFailedFrame failed => Begun(failed).AskedBegins(failed, now).Failed(failed),
        _ => this,
    };

    /// <summary>An attempt that failed, as the caller is told of it.</summary>
    public static RemoteAttemptFailure FailureOf(AttemptFailedFrame failed) =>
        new(failed.EndedAttempts == 0 ? failed.Position.Attempt : failed.EndedAttempts, failed.ErrorKind, failed.Error, failed.Server, failed.RetryAfter);

    private bool IsAnotherAtWork(StartedFrame asking) => (_started?.LeaseId ?? _begunLease) is { } lease && lease != asking.Position.LeaseId;

    // Two are enough to know whether there is another than any given one.
    private CallProgress Begun(ReplyFrame frame)
    {
        var lease = frame.Position.LeaseId;
        return _begunLease is null ? this with { _begunLease = lease }
            : _begunLease != lease && _otherBegunLease != lease ? this with { _otherBegunLease = lease }
            : this;
    }

    // Asking is not beginning: who works goes on working, until the one that asks is heard of again.
    private CallProgress Asked(StartedFrame asking) =>
        _asking.Length == MaxAsking || Array.Exists(_asking, other => other.Position.LeaseId == asking.Position.LeaseId)
            ? this
            : this with { _asking = [.. _asking, asking] };

    private CallProgress AskedBegins(ReplyFrame frame, DateTimeOffset now)
    {
        if (Array.Find(_asking, other => other.Position.LeaseId == frame.Position.LeaseId) is not { } asked)
        {
            return this;
        }

        return (this with { _asking = [.. _asking.Where(other => other != asked)] }).Started(asked, now);
    }

    // A queue may deliver what an older attempt said after what a newer one did.
    private CallProgress Started(StartedFrame started, DateTimeOffset now)
    {
        var position = started.Position;
        return position.Attempt < _attempt || (_started is { } before && before.Attempt == position.Attempt && before.LeaseId == position.LeaseId)
            ? this
            : this with
            {
                _attempt = position.Attempt,
                _started = position,
                Server = started.Server,
                ServerInbox = started.Inbox,
                StartedAt = now,
                LastReportAt = null,
            };
    }

    private CallProgress Reported(UpdateFrame update, DateTimeOffset now) => update.Position.Attempt < _attempt
        ? this
        : this with { _attempt = update.Position.Attempt, LastReportAt = now };

    private CallProgress Failed(AttemptFailedFrame failed) => failed.Position.Attempt < _failedAttempt
        ? this
        : this with { _failedAttempt = failed.Position.Attempt, LastFailure = FailureOf(failed) };
}
