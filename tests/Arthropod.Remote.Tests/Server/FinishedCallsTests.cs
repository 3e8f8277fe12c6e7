using Arthropod.Remote.Server;
using Arthropod.Remote.Server.Duplicates;
using Arthropod.Remote.Server.Leases;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Server;

/// <summary>I7: what a server remembers of ended calls is bounded by their number and by the bytes of their answers.</summary>
public sealed class FinishedCallsTests
{
    private readonly VirtualTime _time = new();
    private readonly FinishedCalls _calls;

    public FinishedCallsTests() => _calls = new FinishedCalls(_time, TimeSpan.FromMinutes(1), TimeSpan.FromDays(14));

    [Fact]
    public void Beyond_ten_thousand_the_oldest_is_forgotten()
    {
        var keys = Enumerable.Range(0, 10_001).Select(_ => Remember(1)).ToList();

        Assert.Null(_calls.Find(keys[0]));
        Assert.NotNull(_calls.Find(keys[1]));
        Assert.NotNull(_calls.Find(keys[^1]));
    }

    [Fact]
    public void Beyond_sixteen_mebibytes_of_answers_the_oldest_are_forgotten()
    {
        var keys = Enumerable.Range(0, 20).Select(_ => Remember(1024 * 1024)).ToList();

        Assert.Equal(16, keys.Count(key => _calls.Find(key) is not null));
        Assert.NotNull(_calls.Find(keys[^1]));
    }

    [Fact]
    public void A_receipt_that_an_older_receive_brings_late_does_not_replace_the_newer()
    {
        var lease = LeaseOf(2);

        lease.Join(LeaseOf(3));
        lease.Join(LeaseOf(1));

        Assert.Equal("receipt-3", lease.Message.Receipt);
        Assert.Equal(2, lease.Message.ReceiveCount);
    }

    private static Lease LeaseOf(int delivery) => new(
        null!,
        new ReceivedMessage { MessageId = "message", Body = "", Receipt = $"receipt-{delivery}", ReceiveCount = delivery },
        Guid.NewGuid(),
        TimeSpan.FromMinutes(1),
        0,
        VirtualTime.Beginning,
        0);

    [Fact]
    public void What_may_come_back_is_remembered_for_as_long_as_its_queue_keeps_it_and_is_not_pushed_out_by_what_is_gone()
    {
        var unsettled = Remember(1, isSettled: false);
        var settled = Remember(1);
        _time.MoveTo(_time.GetUtcNow().AddDays(13));
        _ = Enumerable.Range(0, 20_000).Select(_ => Remember(1024)).ToList();

        Assert.NotNull(_calls.Find(unsettled));
        Assert.Null(_calls.Find(settled));
    }

    private CallKey Remember(int bytes, bool isSettled = true)
    {
        var key = new CallKey(Guid.NewGuid(), "Do", "inbox");
        _calls.Remember(key, new FinishedCall("message", null, new byte[bytes]), "message", isSettled);
        return key;
    }
}
