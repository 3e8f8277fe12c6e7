using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Tests.Worlds;

namespace Arthropod.Remote.Tests.Scheduling;

/// <summary>What is remembered is found until its time is over or a bound is reached, and not longer.</summary>
public sealed class RememberedTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly VirtualTime _time = new();

    [Fact]
    public void What_is_remembered_is_found_until_its_time_is_over()
    {
        var remembered = new Remembered<string, int>(_time, 10);
        remembered.Remember("a", 1, Minute);

        Pass(Minute - TimeSpan.FromTicks(1));
        Assert.True(remembered.TryFind("a", out var value));
        Assert.Equal(1, value);

        Pass(TimeSpan.FromTicks(1));
        Assert.False(remembered.TryFind("a", out _));
        Assert.Equal(0, remembered.Count);
    }

    [Fact]
    public void What_is_remembered_again_counts_from_then_on_with_its_new_value()
    {
        var remembered = new Remembered<string, int>(_time, 10);
        remembered.Remember("a", 1, Minute);
        Pass(Minute / 2);
        remembered.Remember("a", 2, Minute);

        Pass(Minute - TimeSpan.FromTicks(1));

        Assert.True(remembered.TryFind("a", out var value));
        Assert.Equal((2, 1), (value, remembered.Count));
    }

    [Fact]
    public void What_had_been_forgotten_is_remembered_anew()
    {
        var remembered = new Remembered<string, int>(_time, 10);
        remembered.Remember("a", 1, Minute);
        Pass(Minute * 2);

        remembered.Remember("a", 2, Minute);

        Assert.True(remembered.TryFind("a", out _));
    }

    [Fact]
    public void Each_has_a_lifetime_of_its_own_and_one_that_stays_for_long_keeps_no_other()
    {
        var remembered = new Remembered<string, int>(_time, 10);
        remembered.Remember("ever", 1, TimeSpan.MaxValue);
        remembered.Remember("long", 2, Minute * 2);
        remembered.Remember("short", 3, Minute);

        Pass(Minute);

        Assert.Equal((true, true, false), (Knows("ever"), Knows("long"), Knows("short")));
        Assert.Equal(2, remembered.Count);

        bool Knows(string key) => remembered.TryFind(key, out _);
    }

    [Fact]
    public void Beyond_the_number_the_oldest_of_one_lifetime_goes_first_and_is_counted()
    {
        var remembered = new Remembered<int, int>(_time, 3);

        Assert.Equal([0, 0, 0, 1, 1], Enumerable.Range(0, 5).Select(key => remembered.Remember(key, key, Minute)));

        Assert.Equal([false, false, true, true, true], Enumerable.Range(0, 5).Select(key => remembered.TryFind(key, out _)));
    }

    [Fact]
    public void What_is_forgotten_in_its_time_is_not_counted()
    {
        var remembered = new Remembered<int, int>(_time, 1);
        remembered.Remember(1, 1, Minute);
        Pass(Minute);

        Assert.Equal(0, remembered.Remember(2, 2, Minute));
    }

    [Fact]
    public void Bytes_are_bounded_and_given_back_by_what_is_removed_or_replaced()
    {
        var remembered = new Remembered<string, string>(_time, 10, maxBytes: 100);
        remembered.Remember("a", "", Minute, 60);
        Assert.Equal(0, remembered.Remember("a", "", Minute, 40));
        Assert.Equal(0, remembered.Remember("b", "", Minute, 60));
        Assert.True(remembered.Remove("b"));
        Assert.False(remembered.Remove("b"));
        Assert.Equal(0, remembered.Remember("c", "", Minute, 60));

        Assert.Equal(1, remembered.Remember("d", "", Minute, 10));

        Assert.False(remembered.TryFind("a", out _));
        Assert.Equal(3, remembered.Remember("larger than all", "", Minute * 2, 101));
        Assert.Equal(0, remembered.Count);
    }

    [Fact]
    public void Whatever_is_done_it_knows_what_a_plain_list_knows()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var remembered = new Remembered<int, int>(_time, int.MaxValue);
        var expected = new Dictionary<int, (int Value, DateTimeOffset Until)>();
        for (var step = 0; step < 5000; step++)
        {
            var key = random.Next(200);
            if (random.Next(4) == 0)
            {
                Assert.Equal(expected.Remove(key, out var old) && old.Until > _time.GetUtcNow(), remembered.TryFind(key, out _) && remembered.Remove(key));
            }
            else
            {
                var lifetime = TimeSpan.FromSeconds(random.Next(1, 100));
                remembered.Remember(key, step, lifetime);
                expected[key] = (step, _time.GetUtcNow() + lifetime);
            }

            Pass(TimeSpan.FromSeconds(random.Next(2)));
            key = random.Next(200);
            var isKnown = expected.TryGetValue(key, out var known) && known.Until > _time.GetUtcNow();
            Assert.True(isKnown == remembered.TryFind(key, out var found) && (!isKnown || found == known.Value), $"Seed {seed}, step {step}.");
        }
    }

    private void Pass(TimeSpan time) => _time.MoveTo(_time.GetUtcNow() + time);
}
