using Arthropod.Remote.Scheduling;

namespace Arthropod.Remote.Server.Deliveries;

/// <summary>One delivery's room at its worker: a place to work in until the work has ended, and a place to be settled in.</summary>
internal sealed class Slot
{
    private readonly Capacity _capacity;
    private readonly bool _mayBlockThreads;
    private int _isFree;

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
}
