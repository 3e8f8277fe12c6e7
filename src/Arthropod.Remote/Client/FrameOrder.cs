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

    private readonly SortedList<int, ReplyFrame> _early = [];
    private ReplyPosition? _lease;
    private int _next;

    /// <summary>Whether frames wait for earlier ones.</summary>
    public bool HasGap => _early.Count > 0;

    /// <param name="frame">The frame that has arrived.</param>
    /// <param name="ready">Takes what may be shown now, in order.</param>
    /// <param name="passedOver">How many frames are given up with this one.</param>
    public FrameFate Accept(ReplyFrame frame, List<ReplyFrame> ready, out int passedOver)
    {
        passedOver = 0;
        var position = frame.Position;
        if (_lease is not { } lease || position.Attempt > lease.Attempt)
        {
            _lease = position;
            _next = 0;
            _early.Clear();
        }
        else if (position.LeaseId != lease.LeaseId)
        {
            if (frame is not (ResultFrame or ErrorFrame))
            {
                return FrameFate.Superseded;
            }

            // An answer is an answer, whichever attempt it comes from.
            ready.Add(frame);
            return FrameFate.Taken;
        }

        if (position.Sequence < _next || !_early.TryAdd(position.Sequence, frame))
        {
            return FrameFate.Duplicate;
        }

        MoveReady(ready);
        if (_early.Count > MaxEarly)
        {
            passedOver = PassOverGap(ready);
        }

        return FrameFate.Taken;
    }

    /// <summary>Gives the missing frames up and goes on behind them.</summary>
    /// <returns>How many are missing.</returns>
    public int PassOverGap(List<ReplyFrame> ready)
    {
        if (_early.Count == 0)
        {
            return 0;
        }

        var missing = _early.GetKeyAtIndex(0) - _next;
        _next = _early.GetKeyAtIndex(0);
        MoveReady(ready);
        return missing;
    }

    private void MoveReady(List<ReplyFrame> ready)
    {
        while (_early.Count > 0 && _early.GetKeyAtIndex(0) == _next)
        {
            ready.Add(_early.GetValueAtIndex(0));
            _early.RemoveAt(0);
            _next++;
        }
    }
}
