using Arthropod.Remote.Inbox;
using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arthropod.Remote.Tests.Inbox;

/// <summary>The one queue that a process owns: its life, its reader, and what strangers put in it.</summary>
public sealed class InboxTests
{
    private const string Inbox = "arthropod-inbox-";

    [Fact]
    public async Task The_inbox_is_created_at_the_first_call_and_once_however_many_calls()
    {
        await using var world = new World { ServersAcceptCancels = false };
        world.Server(Script.Echo());
        var client = world.Client();
        world.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, world.Queue.Count(RequestKind.Create, Inbox));

        await world.Completes(Enumerable.Range(0, 50).Select(number => client.Do($"{number}")));

        Assert.Equal(1, world.Queue.Count(RequestKind.Create, Inbox));
        var inbox = world.Queue.Queues.Single(queue => queue.Definition.Name.Contains(Inbox, StringComparison.Ordinal)).Definition;
        Assert.Matches("^arthropod-inbox-[0-9a-f]{32}$", inbox.Name);
        Assert.Equal(TimeSpan.FromDays(14), inbox.Retention);
        Assert.Equal("1", inbox.Tags["arthropod:inbox"]);
        Assert.Equal("2026-01-01T00:01:00Z", inbox.Tags["arthropod:heartbeat"]);
    }

    [Fact]
    public async Task One_reader_reads_it_however_many_calls_wait()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var client = world.Client();
        _ = Enumerable.Range(0, 50).Select(number => client.Do($"{number}")).ToArray();
        world.Advance(TimeSpan.FromSeconds(1));

        world.Advance(TimeSpan.FromMinutes(10));

        Assert.InRange(world.Queue.Count(RequestKind.Receive, Inbox), 29, 32); // Each 20 s.
    }

    [Fact]
    public async Task A_failure_to_create_it_is_not_remembered()
    {
        await using var world = new World { ServersAcceptCancels = false };
        world.Server(Script.Echo());
        var client = world.Client();
        world.Queue.On(RequestKind.Create, Inbox).Refuse(TransportError.AccessDenied);

        await Assert.ThrowsAsync<RemoteSendException>(() => world.Completes(client.Do("first")));

        Assert.Equal("second", await world.Completes(client.Do("second")));
    }

    [Theory]
    [InlineData("who are you?")]
    [InlineData("AR9:kA==")]
    [InlineData("AR0:3f////8=")]
    public async Task What_cannot_be_read_is_counted_logged_and_deleted(string body)
    {
        await using var world = new World { ServersAcceptCancels = false };
        var node = world.ClientNode();
        _ = node.Get<IWorker>().Do("waits");
        var inbox = world.ManualServer().Take().Request.ReplyTo!;

        world.Queue.Put(inbox, body);
        world.Until(() => world.Queue[inbox].Messages.Count == 0, TimeSpan.FromSeconds(2));

        Assert.Equal(1, world.Counters["arthropod.inbox.messages.dropped"]);
        Assert.Single(world.Log.Of(1102));
    }

    [Fact]
    public async Task What_is_for_no_inbox_is_counted_logged_and_deleted()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var node = world.ClientNode();
        _ = node.Get<IWorker>().Do("waits");
        var inbox = world.ManualServer().Take().Request.ReplyTo!;

        world.Queue.Put(inbox, EnvelopeWriter.Write(new RequestFrame(Guid.NewGuid(), "Do") { Arguments = new byte[] { 0x90 } }));
        world.Queue.Put(inbox, EnvelopeWriter.Write([new byte[] { 0x92, 99, 0x80 }])); // A kind that no version knows yet.
        world.Until(() => world.Queue[inbox].Messages.Count == 0, TimeSpan.FromSeconds(2));

        Assert.Equal(2, world.Counters["arthropod.inbox.messages.dropped"]);
        Assert.Equal(2, world.Log.Of(1102).Count());
    }

    [Fact]
    public async Task Deletes_that_wait_hold_the_receiving_back()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var node = world.ClientNode();
        _ = node.Get<IWorker>().Do("waits");
        var inbox = world.ManualServer().Take().Request.ReplyTo!;
        world.Queue.On(RequestKind.Delete, inbox).Hang(1000);

        for (var number = 0; number < 1500; number++)
        {
            world.Queue.Put(inbox, "no envelope");
        }

        world.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(1000, world.Queue[inbox].Messages.Sum(message => message.ReceiveCount));
        world.Complete(node.CloseAsync());
    }

    [Fact]
    public async Task What_has_been_read_is_deleted_in_batches()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var call = world.Client().Do("work", new InlineProgress<int>(static _ => { }));
        var attempt = world.ManualServer().Take();
        for (var number = 0; number < 30; number++)
        {
            attempt.Updates(number, 1);
        }

        world.Until(() => world.Queue[attempt.Request.ReplyTo!].Messages.Count == 0, TimeSpan.FromSeconds(1));

        Assert.InRange(world.Queue.Count(RequestKind.Delete, Inbox), 3, 6);
        Assert.False(call.IsCompleted);
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(10, 1)]
    [InlineData(25, 3)]
    public async Task What_has_been_read_waits_a_second_for_company_before_it_is_deleted(int messages, int deletes)
    {
        await using var world = new World { ServersAcceptCancels = false };
        _ = world.ClientNode().Get<IWorker>().Do("waits");
        var inbox = world.ManualServer().Take().Request.ReplyTo!;
        for (var number = 0; number < messages; number++)
        {
            world.Queue.Put(inbox, "no envelope");
            world.Advance(TimeSpan.FromMilliseconds(30));
        }

        Assert.Equal(messages % 10, world.Queue[inbox].Messages.Count);
        world.Advance(TimeSpan.FromSeconds(2));

        Assert.Empty(world.Queue[inbox].Messages);
        Assert.Equal(deletes, world.Queue.Count(RequestKind.Delete, inbox));
    }

    [Fact]
    public async Task A_receive_that_fails_is_tried_again()
    {
        await using var world = new World { ServersAcceptCancels = false };
        world.Server(Script.Echo());
        world.Queue.On(RequestKind.Receive, Inbox).Refuse(TransportError.Unavailable, 5);
        world.Queue.On(RequestKind.Receive, Inbox).Throw(2);

        Assert.Equal("hello", await world.Completes(world.Client().Do("hello"), TimeSpan.FromMinutes(1)));
        Assert.Equal(7, world.Log.Of(1101).Count());
    }

    [Fact]
    public async Task Calls_of_a_caller_that_may_not_receive_fail_soon_and_say_what_the_transport_says()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var client = world.Client();
        world.Queue.On(RequestKind.Receive, Inbox).Refuse(TransportError.AccessDenied, int.MaxValue);

        var first = await Assert.ThrowsAsync<RemoteException>(() => world.Completes(client.Do("first"), TimeSpan.FromSeconds(15)));
        var sent = world.Queue.Count(RequestKind.Send, "work");
        var second = await Assert.ThrowsAsync<RemoteSendException>(() => world.Completes(client.Do("second"), TimeSpan.FromSeconds(1)));

        var inbox = world.Queue.Queues.Single(queue => queue.Definition.Name.Contains(Inbox, StringComparison.Ordinal)).Definition.Name;
        Assert.All([first, second], exception =>
        {
            Assert.Contains($"'{inbox}' is denied", exception.Message, StringComparison.Ordinal);
            Assert.Contains($"The fake refuses Receive on '{inbox}'.", exception.Message, StringComparison.Ordinal);
            Assert.NotEqual(Guid.Empty, exception.CallId);
        });
        Assert.Contains("IWorker.Do cannot be answered (Sent;", first.Message, StringComparison.Ordinal);
        Assert.False(second.MayHaveBeenSent);
        Assert.Equal(sent, world.Queue.Count(RequestKind.Send, "work"));
    }

    [Fact]
    public async Task Calls_are_possible_again_as_soon_as_receiving_is_allowed()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var client = world.Client();
        world.Queue.On(RequestKind.Receive, Inbox).Refuse(TransportError.AccessDenied, int.MaxValue);
        await Assert.ThrowsAsync<RemoteException>(() => world.Completes(client.Do("first"), TimeSpan.FromSeconds(15)));

        world.Queue.ClearFaults();
        world.Server(Script.Echo());
        world.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("second", await world.Completes(client.Do("second"), TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_denial_that_passes_fails_no_call()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var client = world.Client();
        world.Queue.On(RequestKind.Receive, Inbox).Refuse(TransportError.AccessDenied, 3);
        var early = client.Do("early");
        world.Advance(TimeSpan.FromSeconds(30));

        // An inbox that was received from is given more time: calls that are hours old may wait.
        world.Queue.On(RequestKind.Receive, Inbox).Refuse(TransportError.AccessDenied, 10);
        world.Advance(TimeSpan.FromMinutes(2));
        world.Server(Script.Echo());

        Assert.Equal("early", await world.Completes(early, TimeSpan.FromSeconds(30)));
        Assert.Equal(13, world.Log.Of(1101).Count());
    }

    [Fact]
    public async Task A_right_that_is_taken_away_for_good_fails_the_calls_that_wait()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var call = world.Client().Do("work");
        var attempt = world.ManualServer().Take();
        attempt.Started();
        world.Queue.On(RequestKind.Receive, Inbox).Refuse(TransportError.AccessDenied, int.MaxValue);

        world.Advance(TimeSpan.FromSeconds(59));
        Assert.False(call.IsCompleted);
        var exception = await Assert.ThrowsAsync<RemoteException>(() => world.Completes(call, TimeSpan.FromSeconds(30)));

        Assert.Contains("IWorker.Do cannot be answered (Started;", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delete_that_fails_brings_frames_again_and_they_are_known()
    {
        await using var world = new World { ServersAcceptCancels = false };
        world.Server(Script.Takes(TimeSpan.FromSeconds(40), world.Time));
        world.Queue.On(RequestKind.Delete, Inbox).DropRequest(1);

        Assert.Equal("hello", await world.Completes(world.Client().Do("hello")));
        world.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1, world.Counters["arthropod.client.frames.dropped:duplicate"]);
    }

    [Fact]
    public async Task It_is_removed_at_an_orderly_shutdown()
    {
        await using var world = new World { ServersAcceptCancels = false };
        world.Server(Script.Echo());
        var node = world.ClientNode();
        node.Start();
        await world.Completes(node.Get<IWorker>().Do("hello"));

        node.Stop();

        Assert.DoesNotContain(world.Queue.Queues, queue => queue.Definition.Name.Contains(Inbox, StringComparison.Ordinal));
        var receives = world.Queue.Count(RequestKind.Receive, Inbox);
        world.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(receives, world.Queue.Count(RequestKind.Receive, Inbox));
    }

    [Fact]
    public async Task A_process_that_never_called_has_none_to_remove()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var node = world.ClientNode();
        node.Start();

        node.Stop();

        Assert.Empty(world.Queue.Requests);
        Assert.Empty(world.Log.Of(1103));
    }

    [Fact]
    public async Task A_shutdown_while_it_is_being_created_ends()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var node = world.ClientNode();
        world.Queue.On(RequestKind.Create, Inbox).Hang();
        var call = node.Get<IWorker>().Do("hello");
        world.Advance(TimeSpan.FromSeconds(1));

        await world.Completes(node.CloseAsync(), TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<RemoteException>(() => world.Completes(call));
    }

    [Fact]
    public async Task An_inbox_that_cannot_be_removed_is_logged()
    {
        await using var world = new World { ServersAcceptCancels = false };
        world.Server(Script.Echo());
        var node = world.ClientNode();
        await world.Completes(node.Get<IWorker>().Do("hello"));
        world.Queue.On(RequestKind.DeleteQueue).Refuse(TransportError.AccessDenied);

        world.Complete(node.CloseAsync());

        Assert.Single(world.Log.Of(1103));
    }

    [Fact]
    public async Task An_inbox_that_somebody_deleted_is_created_again_as_soon_as_its_name_is_free_and_gets_answers()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var client = world.Client();
        var call = client.Do("hello");
        var inbox = world.ManualServer().Take().Request.ReplyTo!;

        world.Queue.Drop(inbox);
        world.Server(Script.Echo());
        world.Until(() => world.Queue.Has(inbox), TimeSpan.FromSeconds(75));

        Assert.Equal("hello", await world.Completes(call, TimeSpan.FromSeconds(10)));
        Assert.NotEmpty(world.Log.Of(1104));
        Assert.Equal("again", await world.Completes(client.Do("again"), TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_message_that_cannot_be_handled_does_not_keep_the_next_from_being_read()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var taken = 0;
        var inbox = new ProcessInbox(world.Queue, Envelopes.Plain, world.Scheduler, "", new InboxOptions(), NullLogger.Instance)
        {
            Received = _ => throw new InvalidOperationException($"number {++taken}"),
        };
        var name = await world.Completes(inbox.GetNameAsync());

        for (var number = 0; number < 1_500; number++)
        {
            world.Queue.Put(name, EnvelopeWriter.Write(new CancelFrame(Guid.NewGuid())));
        }

        world.Until(() => taken == 1_500, TimeSpan.FromMinutes(1));
        world.Until(() => world.Queue[name].Messages.Count == 0, TimeSpan.FromMinutes(1));
        inbox.Abandon();
    }
}
