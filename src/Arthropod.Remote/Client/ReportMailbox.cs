using System.Diagnostics.CodeAnalysis;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Client;

/// <summary>
/// What one call has yet to hand to its caller: reports, still encoded, then the answer. Its bounds are the call's
/// own: a progress handler that is far behind costs its call and holds no other up. Its owner's lock guards it.
/// </summary>
internal sealed class ReportMailbox(TimeProvider time)
{
    /// <summary>The most reports that wait; one more is an overrun.</summary>
    public const int MaxReports = 100_000;

    /// <summary>The most bytes of reports that wait.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>So many waiting reports are worth a word in the log.</summary>
    private const int BehindAt = 10_000;

    /// <summary>From here on a report keeps its own bytes only, and not the whole message that brought it.</summary>
    private const int CopyAt = 100;

    private readonly Queue<ReplyFrame> _frames = new();
    private int _reports;
    private long _bytes;
    private long? _takenAt;
    private bool _wasBehind;

    public bool IsEmpty => _frames.Count == 0;

    public int Reports => _reports;

    public bool IsOverrun => _reports > MaxReports || _bytes > MaxBytes;

    /// <summary>How long the caller has been busy with what was taken last; <see langword="null"/> if it is not.</summary>
    public TimeSpan? BusyFor => _takenAt is { } at ? time.GetElapsedTime(at) : null;

    /// <param name="frame">A report or an answer.</param>
    /// <returns>Whether the handler has just fallen far behind, for the first time.</returns>
    public bool Add(ReplyFrame frame)
    {
        if (frame is not UpdateFrame update)
        {
            _frames.Enqueue(frame);
            return false;
        }

        _frames.Enqueue(_reports < CopyAt || !update.Payload.IsInHand ? update : update with { Payload = update.Payload.Bytes.ToArray() });
        _bytes += update.Payload.HeldBytes;
        if (++_reports < BehindAt || _wasBehind)
        {
            return false;
        }

        _wasBehind = true;
        return true;
    }

    public bool TryTake([NotNullWhen(true)] out ReplyFrame? frame)
    {
        if (!_frames.TryDequeue(out frame))
        {
            _takenAt = null;
            return false;
        }

        _takenAt = time.GetTimestamp();
        if (frame is UpdateFrame update)
        {
            _reports--;
            _bytes -= update.Payload.HeldBytes;
        }

        return true;
    }

    public void Clear()
    {
        _frames.Clear();
        _reports = 0;
        _bytes = 0;
    }
}
