using Arthropod.Remote.Scheduling;

namespace Arthropod.Remote.Server.Duplicates;

/// <summary>
/// The calls that have ended here lately, and their answers: bounded by time, by number and by bytes, whichever is
/// first. Its owner's lock guards it.
/// </summary>
internal sealed class FinishedCalls(TimeProvider time, TimeSpan longestVisibility, TimeSpan retention)
{
    /// <summary>A queue that delivers twice does it soon, and a client sends again for two minutes at most unless it is told otherwise.</summary>
    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(10);
    private const int MaxCalls = 10_000;
    private const long MaxBytes = 16 * 1024 * 1024;

    /// <summary>An outage leaves behind what was in hand when it began and what ended since: more than an hour makes of short calls.</summary>
    private const long MaxUnsettledBytes = 64 * 1024 * 1024;

    private readonly TimeSpan _rememberedFor = longestVisibility * 2 > RememberedFor ? longestVisibility * 2 : RememberedFor;
    private readonly Remembered<CallKey, FinishedCall> _settled = new(time, MaxCalls, MaxBytes);

    // What is not known to have been deleted comes back, however long the queue cannot be reached.
    private readonly Remembered<CallKey, FinishedCall> _unsettled = new(time, MaxCalls, MaxUnsettledBytes);

    public FinishedCall? Find(CallKey key) =>
        _unsettled.TryFind(key, out var call) || _settled.TryFind(key, out call) ? call : null;

    /// <summary>From now on, also if it is remembered already.</summary>
    /// <param name="key">The call.</param>
    /// <param name="call">How it ended.</param>
    /// <param name="messageId">Which of its messages has come to its end here.</param>
    /// <param name="isDeleted">Whether that message is gone.</param>
    public void Remember(CallKey key, FinishedCall call, string messageId, bool isDeleted)
    {
        if (!isDeleted)
        {
            _unsettled.Remember(key, call, retention, call.Answer.Length);
        }
        else if (!_unsettled.TryFind(key, out var open) || string.Equals(open.MessageId, messageId, StringComparison.Ordinal))
        {
            _unsettled.Remove(key);
            _settled.Remember(key, call, _rememberedFor, call.Answer.Length);
        }
    }
}
