using System.Globalization;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Telemetry;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Client;

/// <summary>
/// Watches one call's time: says once for its contract that nobody has taken it since it was sent, and ends it at its
/// timeout.
/// </summary>
internal sealed class CallWatch : IDisposable
{
    private const long NotYet = long.MinValue;

    /// <summary>The log says so when the queue has had the request for so long without a word from a server.</summary>
    private static readonly TimeSpan Unanswered = TimeSpan.FromSeconds(30);

    private readonly PendingCall _pending;
    private readonly string _queue;
    private readonly TimeSpan _timeout;
    private readonly bool _isInfinite;
    private readonly WorkScheduler _scheduler;
    private readonly ILogger _logger;
    private readonly long _startedAt;
    private readonly ITimer _timer;
    private long _sentAt = NotYet;
    private bool _hasLooked;

    public CallWatch(
        PendingCall pending, string queue, TimeSpan timeout, TimeSpan longestWait, WorkScheduler scheduler, ILogger logger)
    {
        _pending = pending;
        _queue = queue;
        _isInfinite = timeout == Timeout.InfiniteTimeSpan;
        _timeout = _isInfinite || timeout > longestWait ? longestWait : timeout;
        _scheduler = scheduler;
        _logger = logger;
        _startedAt = scheduler.Time.GetTimestamp();
        _timer = scheduler.CreateTimer(static state => ((CallWatch)state!).Ring(), this);
    }

    public TimeSpan? TimeLeft
    {
        get
        {
            if (_isInfinite)
            {
                return null;
            }

            var left = _timeout - Elapsed;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    private TimeSpan InQueueFor => Volatile.Read(ref _sentAt) is var sentAt and not NotYet
        ? _scheduler.Time.GetElapsedTime(sentAt)
        : TimeSpan.Zero;

    private TimeSpan Elapsed => _scheduler.Time.GetElapsedTime(_startedAt);

    public void Start() => Arm();

    /// <summary>The queue has the request. The timer, which rings often enough until then, is left alone.</summary>
    public void RequestSent() => Volatile.Write(ref _sentAt, _scheduler.Time.GetTimestamp());

    public void Dispose() => _timer.Dispose();

    private void Arm()
    {
        var left = _timeout - Elapsed;
        var look = Unanswered - InQueueFor;
        var next = !_hasLooked && look < left ? look : left;

        // A timer takes some 49 days; it may also ring a little early, so it is armed again until the time is up.
        _timer.Change(next > TimeSpan.FromMilliseconds(1) ? next : TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
    }

    private void Ring()
    {
        if (Elapsed >= _timeout)
        {
            _pending.Leave(TimedOut());
            return;
        }

        if (!_hasLooked && InQueueFor >= Unanswered)
        {
            _hasLooked = true;
            if (_pending.State == RemoteCallState.Sent)
            {
                NoServerNotice.SayOnce(_logger, _pending.Call.Contract, _queue, Unanswered);
            }
        }

        if (!_pending.HasEnded)
        {
            Arm();
        }
    }

    private RemoteTimeoutException TimedOut()
    {
        var where = _pending.Where;
        var state = where.State;
        var howFar = state switch
        {
            RemoteCallState.NotSent when !_pending.Place.Given.IsCompleted =>
                $"It waited for a place all the while and was not sent: as many calls of {_pending.Call.Contract.Name} were under way in this process as may be, {_pending.Place.Limit.Most} (MaxPendingCalls).",
            RemoteCallState.NotSent => $"The request had not been handed to queue '{_queue}'.",
            RemoteCallState.MaybeSent => $"The request was handed to queue '{_queue}', which gave no answer: it may be there.",
            RemoteCallState.Sent => $"The request is in queue '{_queue}', and no server has said that it took it. Is a worker running?",
            _ when where.IsBetweenAttempts => $"It waits in queue '{_queue}' for another attempt.",
            _ => $"A server ({where.Server ?? "unnamed"}) had taken it{Since(where)}, and {(_pending.IsStoppedWithCaller ? "is told to stop" : "may still be working on it")}. Give the call a longer timeout.",
        };
        var limit = _isInfinite ? " (no timeout was set: that is how long the queue keeps a call)" : "";
        var handler = _pending.HandlerBusyFor is { } busyFor
            ? string.Create(CultureInfo.InvariantCulture, $" The caller's own progress handler has been busy with one report for {busyFor:c}; what came after it waits behind it.")
            : "";
        return new RemoteTimeoutException(string.Create(CultureInfo.InvariantCulture,
            $"{_pending.Call.Contract.Name}.{_pending.Call.Method.Name} was not answered within {_timeout:c}{limit}. {howFar}{_pending.Failures.Describe()}{handler} (Call {_pending.Id}.)"))
        {
            CallId = _pending.Id,
            State = state,
            Server = where.Server,
            StartedAt = where.StartedAt,
            LastProgressAt = where.LastProgressAt,
        };
    }

    private string Since(Whereabouts where)
    {
        var started = where.StartedAt is { } startedAt ? string.Create(CultureInfo.InvariantCulture, $" at {startedAt:u}") : "";
        return where.LastProgressAt is { } reportedAt ? string.Create(CultureInfo.InvariantCulture, $"{started}, last reported progress at {reportedAt:u}")
            : _pending.Call.Progress is null ? started
            : $"{started}, has reported no progress";
    }
}
