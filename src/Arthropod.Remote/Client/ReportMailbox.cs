using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Client;

/// <summary>
/// What one call has yet to hand to its caller: reports, then the answer. Far behind, it holds the inbox reader back.
/// Its owner's lock guards it.
/// </summary>
internal sealed class ReportMailbox(InboxFlow flow)
{
    private const int HoldAtCount = 10_000;
    private const int HoldAtBytes = 16 * 1024 * 1024;

    private readonly Queue<ReplyFrame> _frames = new();
    private long _bytes;
    private bool _holds;

    public bool IsEmpty => _frames.Count == 0;

    public void Add(ReplyFrame frame)
    {
        _frames.Enqueue(frame);
        _bytes += Size(frame);
        if (!_holds && (_frames.Count >= HoldAtCount || _bytes >= HoldAtBytes))
        {
            _holds = true;
            flow.Hold();
        }
    }

    public bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ReplyFrame? frame)
    {
        if (!_frames.TryDequeue(out frame))
        {
            return false;
        }

        _bytes -= Size(frame);
        if (_holds && _frames.Count < HoldAtCount / 2 && _bytes < HoldAtBytes / 2)
        {
            _holds = false;
            flow.Release();
        }

        return true;
    }

    public void Clear()
    {
        _frames.Clear();
        _bytes = 0;
        if (_holds)
        {
            _holds = false;
            flow.Release();
        }
    }

    private static int Size(ReplyFrame frame) => frame is UpdateFrame update ? update.Payload.Length : 0;
}
