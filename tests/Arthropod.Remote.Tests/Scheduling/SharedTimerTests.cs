using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Tests.Worlds;

namespace Arthropod.Remote.Tests.Scheduling;

/// <summary>Many waits under one timer ring each at its time, and those that are given up not at all.</summary>
public sealed class SharedTimerTests
{
    private readonly VirtualTime _time = new();
    private readonly List<(string Name, int Second)> _rung = [];
    private readonly SharedTimer<Wait> _timer;

    public SharedTimerTests() => _timer = new SharedTimer<Wait>(
        new WorkScheduler(_time), wait => _rung.Add((wait.Name, (int)(_time.GetUtcNow() - VirtualTime.Beginning).TotalSeconds)));

    [Fact]
    public void Each_wait_rings_once_at_its_time_in_the_order_of_time()
    {
        Set("late", 30);
        Set("early", 10);
        Set("as early", 10);

        RingAll();

        Assert.Equal([("early", 10), ("as early", 10), ("late", 30)], _rung);
    }

    [Fact]
    public void A_wait_that_is_given_up_does_not_ring_and_keeps_no_other_from_ringing()
    {
        var given = Set("given up", 10);
        Set("other", 20);

        _timer.Remove(given);
        RingAll();

        Assert.Equal([("other", 20)], _rung);
    }

    [Fact]
    public void A_wait_whose_time_is_changed_rings_at_the_new_one()
    {
        var later = Set("later", 10);
        var sooner = Set("sooner", 50);

        _timer.Set(later, At(40));
        _timer.Set(sooner, At(5));
        RingAll();

        Assert.Equal([("sooner", 5), ("later", 40)], _rung);
    }

    [Fact]
    public void After_all_have_rung_a_new_wait_rings_too()
    {
        Set("first", 10);
        RingAll();

        Set("second", 20);
        RingAll();

        Assert.Equal([("first", 10), ("second", 20)], _rung);
        Assert.Null(_time.NextDue);
    }

    [Fact]
    public void A_wait_of_months_rings_at_its_time()
    {
        Set("long", 100 * 24 * 3600);

        RingAll();

        Assert.Equal([("long", 100 * 24 * 3600)], _rung);
    }

    [Fact]
    public void A_hundred_thousand_waits_that_are_given_up_in_any_order_cost_no_search()
    {
        var waits = Enumerable.Range(0, 100_000).Select(number => Set($"{number}", 1000 + (number * 7919 % 100_003))).ToArray();
        new Random(1).Shuffle(waits);

        foreach (var wait in waits[1..])
        {
            _timer.Remove(wait);
        }

        RingAll();
        Assert.Equal(waits[0].Name, Assert.Single(_rung).Name);
    }

    private Wait Set(string name, int second)
    {
        var wait = new Wait(name);
        _timer.Set(wait, At(second));
        return wait;
    }

    private static long At(int second) => TimeSpan.FromSeconds(second).Ticks;

    private void RingAll()
    {
        while (_time.NextDue is not null)
        {
            _time.RingNext();
        }
    }

    private sealed class Wait(string name) : Due
    {
        public string Name => name;
    }
}
