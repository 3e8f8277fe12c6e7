using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Tests.Worlds;

namespace Arthropod.Remote.Tests.Server;

/// <summary>I7: what waits for missing inboxes holds no capacity, within a bound.</summary>
public sealed class CapacityTests
{
    private const int MaxConcurrency = 1;
    private const int MaxUnsettled = MaxConcurrency + 1000;
    private const int MaxSetAside = 10_000;

    private readonly Capacity _capacity = new(MaxConcurrency);
    private readonly WorkScheduler _scheduler = new(new VirtualTime(), TaskScheduler.Current);

    [Fact]
    public void What_is_set_aside_makes_room_up_to_a_bound()
    {
        var slots = Enumerable.Range(0, MaxSetAside).Select(_ => TakeAndSetAside()).ToList();
        var more = Enumerable.Range(0, MaxUnsettled).Select(_ => Take()).ToList();
        more.ForEach(static slot => slot.SetAside());
        Assert.False(HasRoom());

        slots[0].Settle();
        more[0].SetAside();

        Assert.True(HasRoom());
    }

    [Fact]
    public void Each_place_is_given_back_once_whatever_comes_first()
    {
        for (var round = 0; round < MaxUnsettled; round++)
        {
            var early = Take();
            early.SetAside();
            early.SetAside();
            early.Settle();
            var late = Take();
            late.Settle();
            late.SetAside();
        }

        for (var taken = 0; taken < MaxUnsettled; taken++)
        {
            Take();
        }

        Assert.False(HasRoom());
    }

    private Slot Take()
    {
        Assert.True(HasRoom());
        var slot = new Slot(_capacity, _scheduler);
        slot.Free();
        return slot;
    }

    private Slot TakeAndSetAside()
    {
        var slot = Take();
        slot.SetAside();
        return slot;
    }

    private bool HasRoom()
    {
        using var noWait = new CancellationTokenSource();
        var room = _capacity.TakeAsync(1, noWait.Token);
        var hasRoom = room.IsCompletedSuccessfully;
        noWait.Cancel();
        return hasRoom;
    }
}
