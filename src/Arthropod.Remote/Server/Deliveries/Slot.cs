using Arthropod.Remote.Scheduling;

namespace Arthropod.Remote.Server.Deliveries;

/// <summary>One delivery's room at its worker: a place to work in until the work has ended, and a place to be settled in.</summary>
internal sealed class Slot
{
    private readonly Capacity _capacity;
    private readonly bool _mayBlockThreads;
    private int _isFree;
    private bool _isSetAside;
    private bool _isSettled;

    public Slot(Capacity capacity, WorkScheduler scheduler)
    {
        _capacity = capacity;
        _mayBlockThreads = scheduler.UsesThreadPool;
        if (_mayBlockThreads)
        {
            PoolGrowth.Begin();
        }
    }

    /// <summary>No work is done for the delivery any more. What only waits or is being settled holds nobody up.</summary>
    public void Free()
    {
        if (Interlocked.Exchange(ref _isFree, 1) == 0)
        {
            _capacity.Worked();
            if (_mayBlockThreads)
            {
                PoolGrowth.End();
            }
        }
    }

    /// <summary>The delivery waits for a caller's inbox that is missing: others do not wait for it.</summary>
    public void SetAside()
    {
        lock (_capacity.Gate)
        {
            // A shutdown may have settled it before its answer went its way.
            _isSetAside = _isSetAside || (!_isSettled && _capacity.TrySetAside());
        }
    }

    /// <summary>The delivery has been settled.</summary>
    public void Settle()
    {
        lock (_capacity.Gate)
        {
            _isSettled = true;
            _capacity.Settled(_isSetAside);
        }
    }
}
