using Arthropod.Remote.Invocation;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Serialization;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Server.Deliveries;

/// <summary>
/// The frames of one attempt, numbered without gaps: Started with the first report or when the work has lasted a
/// while, then reports, then one final frame. Nothing leaves once it is closed.
/// </summary>
internal sealed class AttemptReplies(
    RequestFrame request, int attempt, ulong leaseId, ProgressMode mode, string server, Func<string?> serverInbox, Replies replies, WorkScheduler scheduler)
    : Due
{
    /// <summary>So many reports, or so many bytes of them, may be unsent before <see cref="Report"/> waits (ProgressMode.All).</summary>
    private const int MaxUnsentReports = 1000;
    private const int MaxUnsentBytes = 1024 * 1024;

    // A monitor, for Report is synchronous and has to wait on the implementation's own thread.
    private readonly object _gate = new();
    private Task _sent = Task.CompletedTask;
    private byte[]? _latest;
    private int _unsentReports;
    private int _unsentBytes;
    private int _sequence;
    private bool _closed;

    /// <summary>Tells the caller that the work has begun, unless that is known already.</summary>
    public void Start()
    {
        lock (_gate)
        {
            if (!_closed)
            {
                SendStarted(replies.SendAsync);
            }
        }
    }

    /// <summary>Asks the caller whether the work is to begin.</summary>
    public void Ask()
    {
        lock (_gate)
        {
            if (!_closed)
            {
                SendStarted(replies.SendAsync, asksForGo: true);
            }
        }
    }

    /// <returns>Whether the report is on its way, or need not be.</returns>
    public bool Report(PooledBuffer report)
    {
        lock (_gate)
        {
            if (_closed || request.ReplyTo is null)
            {
                report.Dispose();
                return true;
            }

            SendStarted(replies.SendAsync);
            var payload = report.Span.ToArray();
            report.Dispose();
            if (payload.Length > replies.MaxFrameBytes - FrameOverhead)
            {
                return false;
            }

            if (mode == ProgressMode.Latest && _unsentReports > 0)
            {
                _latest = payload;
                return true;
            }

            while (!_closed && (_unsentReports >= MaxUnsentReports || _unsentBytes >= MaxUnsentBytes))
            {
                Monitor.Wait(_gate);
            }

            if (!_closed)
            {
                SendUpdate(payload);
            }

            return true;
        }
    }

    /// <summary>Makes the final frame. Reports that come later are dropped.</summary>
    public byte[] Finish(Func<ReplyPosition, ReplyFrame> final)
    {
        lock (_gate)
        {
            if (_latest is { } latest)
            {
                SendUpdate(latest);
            }

            Close();
            var bytes = FrameWriter.Encode(final(Position()));
            return bytes.Length > replies.MaxFrameBytes ? TooLarge(bytes.Length) : bytes;
        }
    }

    /// <summary>
    /// Sends the final frame: that of <see cref="Finish"/>, or one that another delivery of the call has made.
    /// </summary>
    public async Task<Outcome> SendFinalAsync(byte[] final)
    {
        if (request.ReplyTo is not { } inbox)
        {
            return Outcome.Done;
        }

        var outcome = await replies.SendAsync(inbox, final);

        // An inbox that somebody else made may take less than ours do.
        return outcome.Error == TransportError.TooLarge
            ? await replies.SendAsync(inbox, TooLarge(final.Length))
            : outcome;
    }

    /// <summary>Sends the final frame, without waiting for an inbox that is missing.</summary>
    public Task<Outcome> NotifyFinalAsync(byte[] final) =>
        request.ReplyTo is { } inbox ? replies.NotifyAsync(inbox, final) : Task.FromResult(Outcome.Done);

    /// <summary>Tells the caller that this attempt has failed and another one follows, with the last frame of this one.</summary>
    public Task FailAsync(Func<ReplyPosition, ReplyFrame> failed)
    {
        lock (_gate)
        {
            if (_closed || request.ReplyTo is null)
            {
                Close();
                return _sent;
            }

            // However soon it failed: a caller that cancels between two attempts has to know where to send the cancel.
            SendStarted(replies.NotifyAsync);
            Close();
            return replies.NotifyAsync(request.ReplyTo, FrameWriter.Encode(failed(Position())));
        }
    }

    /// <summary>Lets nothing more out.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _latest = null;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Ends when no frame of this attempt is on its way any more: frames to one inbox go in their order.</summary>
    public Task WhenSentAsync()
    {
        lock (_gate)
        {
            return _sent;
        }
    }

    /// <summary>What a frame has beside its payload, at most: kind, position, call id and headers of each.</summary>
    private const int FrameOverhead = 128;

    private byte[] TooLarge(int length)
    {
        var exception = new RemoteSerializationException(
            $"The answer has {length:N0} bytes, and a message to the caller has room for at most {replies.MaxFrameBytes:N0}. " +
            "Return less, or a reference to the data instead of the data.");
        return FrameWriter.Encode(new ErrorFrame(
            request.CallId, Position(), ServerErrorKind.UnencodableResult, ServerErrors.From(exception, withDetails: false), server));
    }

    private void SendStarted(Func<string, byte[], Task<Outcome>> send, bool asksForGo = false)
    {
        if (_sequence == 0 && request.ReplyTo is { } inbox)
        {
            _sent = send(inbox, FrameWriter.Encode(new StartedFrame(request.CallId, Position(), server)
            {
                Inbox = serverInbox(),
                AsksForGo = asksForGo,
            }));
            _sequence++;
        }
    }

    private void SendUpdate(byte[] payload)
    {
        var bytes = FrameWriter.Encode(new UpdateFrame(request.CallId, Position(), payload));
        _sequence++;
        _unsentReports++;
        _unsentBytes += bytes.Length;
        _sent = scheduler.Then(replies.SendAsync(request.ReplyTo!, bytes), outcome => Sent(bytes.Length, outcome));
    }

    private void Sent(int bytes, Outcome outcome)
    {
        if (!outcome.IsDone)
        {
            ArthropodMeter.ReportDropped();
        }

        lock (_gate)
        {
            _unsentReports--;
            _unsentBytes -= bytes;
            if (_latest is { } latest && _unsentReports == 0)
            {
                _latest = null;
                SendUpdate(latest);
            }

            Monitor.PulseAll(_gate);
        }
    }

    private ReplyPosition Position() => new(attempt, leaseId, _sequence);
}
