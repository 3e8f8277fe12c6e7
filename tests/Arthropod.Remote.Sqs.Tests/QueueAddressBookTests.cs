using Arthropod.Remote.LocalSqs;
using Arthropod.Remote.Sqs.Client;
using Arthropod.Remote.Sqs.Queues;
using Arthropod.Remote.Sqs.Tests.Faults;

namespace Arthropod.Remote.Sqs.Tests;

public sealed class QueueAddressBookTests
{
    [Fact]
    public async Task It_is_bounded_and_forgets_what_was_not_used_for_longest()
    {
        using var engine = new LocalSqsEngine();
        using var way = new FaultyHandler { InnerHandler = engine.CreateHandler() };
        using var client = SqsClientFactory.CreateInProcess(() => way);
        var book = new QueueAddressBook(new SqsService(client, TimeProvider.System));
        for (var i = 0; i < 10_000; i++)
        {
            book.Remember($"q{i}", new QueueAddress($"http://sqs/{i}"));
        }

        await book.FindAsync("q0", CancellationToken.None);
        book.Remember("new", new QueueAddress("http://sqs/new"));

        Assert.NotNull(await book.FindAsync("q0", CancellationToken.None));
        Assert.NotNull(await book.FindAsync("new", CancellationToken.None));
        Assert.Empty(way.Operations);
        Assert.Null(await book.FindAsync("q1", CancellationToken.None));
        Assert.Equal(["GetQueueUrl"], way.Operations);
    }
}
