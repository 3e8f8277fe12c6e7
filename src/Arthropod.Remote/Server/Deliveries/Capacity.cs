using Arthropod.Remote.Scheduling;

namespace Arthropod.Remote.Server.Deliveries;

/// <summary>
/// How much a server may have in hand: so many calls at work, and beside them so many whose answer or delete is still
/// on its way. A queue service that is slow with those holds the receiving back, so that they do not pile up here.
/// </summary>
internal sealed class Capacity(int maxConcurrency)
{
    /// <summary>Answers and deletes on their way may outnumber the slots by so many before nothing more is received.</summary>
    private const int MaxUnsettled = 1000;

    /// <summary>Answers that wait for missing inboxes hold nothing back; but they wait in memory, under leases that are renewed.</summary>
    private const int MaxSetAside = 10_000;

    private readonly Slots _working = new(maxConcurrency);
    private readonly Slots _unsettled = new(maxConcurrency + MaxUnsettled);
    private int _setAside;

    /// <summary>Guards what becomes of the places.</summary>
    public Lock Gate { get; } = new();

    /// <returns>For how many messages there is room: at least one, at most so many.</returns>
    public async Task<int> TakeAsync(int most, CancellationToken cancellationToken)
    {
        var unsettled = await _unsettled.TakeAsync(most, cancellationToken);
        var working = 0;
        try
        {
            working = await _working.TakeAsync(unsettled, cancellationToken);
        }
        finally
        {
            _unsettled.Return(unsettled - working);
        }

        return working;
    }

    /// <summary>Room that was taken for messages that did not come.</summary>
    public void Return(int count)
    {
        _working.Return(count);
        _unsettled.Return(count);
    }

    /// <summary>An implementation has ended.</summary>
    public void Worked() => _working.Return(1);

    /// <summary>The <see cref="Gate"/> guards it.</summary>
    /// <returns>Whether what is still to be settled holds nothing back any more. Beyond the bound it does.</returns>
    public bool TrySetAside()
    {
        if (_setAside == MaxSetAside)
        {
            return false;
        }

        _setAside++;
        _unsettled.Return(1);
        return true;
    }

    /// <summary>A message has been settled. The <see cref="Gate"/> guards it.</summary>
    public void Settled(bool wasSetAside)
    {
        if (wasSetAside)
        {
            _setAside--;
        }
        else
        {
            _unsettled.Return(1);
        }
    }
}
