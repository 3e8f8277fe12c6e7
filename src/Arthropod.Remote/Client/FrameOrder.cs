using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Client;

/// <summary>
/// Puts the frames of one call in order. Queues deliver twice, out of order and from two servers at once; what leaves
/// here comes from one lease at a time, the newest that started, in its order and once.
/// </summary>
internal sealed class FrameOrder
{
    /// <summary>A gap that so many frames have overtaken will not close.</summary>
    private const int MaxEarly = 1000;

    /// <summary>A call has as many leases of one attempt as its request was replaced or sent twice; more nobody has.</summary>
    private const int MaxOtherLeases = 100;

    // Most calls need none of these: their frames come in order and from one lease.
    private SortedList<int, Early>? _early;
    private HashSet<ulong>? _superseded;
    private Dictionary<ulong, StartedFrame>? _asking;
    private ReplyPosition? _lease;

    // A stranger's frame may have the last number there is.
    private long _next;

    /// <summary>The timestamp of the arrival of the frame that has waited longest for earlier ones, if any does.</summary>
    public long? WaitingSince => _early is { Count: > 0 } ? _early.Values.Min(early => early.ArrivedAt) : null;

    /// <param name="frame">The frame that has arrived.</param>
    /// <param name="arrivedAt">When, as a timestamp.</param>
    /// <param name="ready">Takes what may be shown now, in order.</param>
    /// <param name="passedOver">How many frames are given up with this one.</param>
    public FrameFate Accept(ReplyFrame frame, long arrivedAt, List<ReplyFrame> ready, out int passedOver)
    {
        passedOver = 0;
        var position = frame.Position;
        if (IsNewer(frame))
        {
            if (_lease is not null && frame is StartedFrame { AsksForGo: true } asking)
            {
                return Asks(asking);
            }

            Show(position, ready);
        }
        else if (position.LeaseId != _lease!.Value.LeaseId)
        {
            if (!IsAnswer(frame))
            {
                return FrameFate.Superseded;
            }

            // An answer is an answer, whichever attempt it comes from.
            ready.Add(frame);
            return FrameFate.Taken;
        }

        if (position.Sequence < _next)
        {
            return FrameFate.Duplicate;
        }

        if (position.Sequence == _next && _early is not { Count: > 0 })
        {
            ready.Add(frame);
            _next++;
            return FrameFate.Taken;
        }

        _early ??= [];
        if (!_early.TryAdd(position.Sequence, new Early(frame, arrivedAt)))
        {
            return FrameFate.Duplicate;
        }

        MoveReady(_early, ready);
        if (_early.Count > MaxEarly)
        {
            passedOver = PassOverGap(_early, ready);
        }

        return FrameFate.Taken;
    }

    /// <summary>Gives the missing frames up for which a frame has waited that arrived by a timestamp.</summary>
    /// <returns>How many are missing.</returns>
    public int PassOver(long arrivedBy, List<ReplyFrame> ready)
    {
        var missing = 0;
        while (_early is not null && _early.Values.Any(early => early.ArrivedAt <= arrivedBy))
        {
            missing += PassOverGap(_early, ready);
        }

        return missing;
    }

    // A server that stops replaces the request, and the attempt that follows has the same number. Of two leases of one
    // attempt, the one that is seen for the first time is the newer.
    private bool IsNewer(ReplyFrame frame)
    {
        if (_lease is not { } lease || frame.Position.Attempt != lease.Attempt)
        {
            return _lease is null || frame.Position.Attempt > _lease.Value.Attempt;
        }

        return frame.Position.LeaseId != lease.LeaseId && !IsAnswer(frame)
            && _superseded is null or { Count: < MaxOtherLeases } && _superseded?.Contains(frame.Position.LeaseId) != true;
    }

    // A confirmed call that was delivered twice: whoever works on it goes on. The one that asks is newer when it begins,
    // and its question is then the first of its frames.
    private FrameFate Asks(StartedFrame asking)
    {
        _asking ??= [];
        return _asking.Count == MaxOtherLeases ? FrameFate.Superseded
            : _asking.TryAdd(asking.Position.LeaseId, asking) ? FrameFate.Taken
            : FrameFate.Duplicate;
    }

    private void Show(ReplyPosition position, List<ReplyFrame> ready)
    {
        if (_lease is { } before && before.Attempt == position.Attempt)
        {
            (_superseded ??= []).Add(before.LeaseId);
        }
        else
        {
            _superseded?.Clear();
        }

        _lease = position;
        _next = 0;
        if (_early is not null)
        {
            // An answer that waited for missing reports is an answer still: its request may be gone already.
            ready.AddRange(_early.Values.Select(early => early.Frame).Where(IsAnswer));
            _early.Clear();
        }

        if (_asking is not null && _asking.Remove(position.LeaseId, out var question) && question.Position.Sequence == 0)
        {
            ready.Add(question);
            _next = 1;
        }
    }

    private int PassOverGap(SortedList<int, Early> early, List<ReplyFrame> ready)
    {
        var missing = (int)(early.GetKeyAtIndex(0) - _next);
        _next = early.GetKeyAtIndex(0);
        MoveReady(early, ready);
        return missing;
    }

    private void MoveReady(SortedList<int, Early> early, List<ReplyFrame> ready)
    {
        while (early.Count > 0 && early.GetKeyAtIndex(0) == _next)
        {
            ready.Add(early.GetValueAtIndex(0).Frame);
            early.RemoveAt(0);
            _next++;
        }
    }

    private static bool IsAnswer(ReplyFrame frame) => frame is ResultFrame or ErrorFrame;

    private readonly record struct Early(ReplyFrame Frame, long ArrivedAt);
}
