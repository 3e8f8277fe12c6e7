using System.Collections.Concurrent;
using System.CommandLine;
using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using Arthropod.Remote.Cli.Queues;
using Arthropod.Remote.Lanes;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Cli.DeadLetters;

/// <summary>
/// A dead-letter queue that is read to its end. A queue shows a message only by leasing it, so what is read is held until
/// the end, since it would come again, and then given back.
/// </summary>
internal sealed class DeadLetterQueue(IQueueTransport transport, string requests) : IAsyncDisposable
{
    /// <summary>A queue is spread over many machines, all of which are asked only by a receive that waits.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    /// <summary>Long enough to read some ten thousand; what comes again after that ends the reading.</summary>
    private static readonly TimeSpan Visibility = TimeSpan.FromMinutes(5);

    // Nothing is sent to it: no envelope is written.
    private readonly QueueLane _lane = new(transport, Envelopes.Plain, new WorkScheduler(TimeProvider.System), QueueNames.DeadLetter(requests));
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _held = new(StringComparer.Ordinal);

    /// <summary>The full name of the request queue whose dead letters these are.</summary>
    public string Requests => requests;

    public string Name => _lane.Queue;

    /// <summary>The dead letters that a command line means, each given back when it has been looked at, unless it is deleted.</summary>
    /// <exception cref="RemoteException">There is no such queue, or nobody can tell.</exception>
    public static async IAsyncEnumerable<(DeadLetterQueue Queue, DeadLetter Letter)> ReadAsync(
        QueueTool tool, ParseResult parsed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (queue, letters) in ReadInBatchesAsync(tool, parsed, cancellationToken))
        {
            foreach (var letter in letters)
            {
                yield return (queue, letter);
            }
        }
    }

    /// <summary>The same, as many at once as a receive brings.</summary>
    public static async IAsyncEnumerable<(DeadLetterQueue Queue, IReadOnlyList<DeadLetter> Letters)> ReadInBatchesAsync(
        QueueTool tool, ParseResult parsed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = DeadLetterFilter.From(parsed);
        await foreach (var queue in FindAsync(tool.Transport, parsed, cancellationToken))
        {
            await using (queue)
            {
                await foreach (var letters in queue.ReadAsync(cancellationToken))
                {
                    yield return (queue, letters.Where(filter.Takes).ToList());
                }
            }
        }
    }

    public async Task<Outcome> DeleteAsync(DeadLetter letter)
    {
        var outcome = await Persistence.UntilItIsKnownAsync(() => _lane.DeleteAsync(letter.Message.Receipt));
        if (outcome.IsDone)
        {
            _held.TryRemove(letter.Message.MessageId, out _);
        }

        return outcome;
    }

    /// <summary>Gives back what is left. What cannot be given back comes back by itself.</summary>
    public async ValueTask DisposeAsync() =>
        await Task.WhenAll(_held.Values.Select(receipt => _lane.ChangeVisibilityAsync(new VisibilityChange(receipt, TimeSpan.Zero))));

    private static async IAsyncEnumerable<DeadLetterQueue> FindAsync(
        IQueueTransport transport, ParseResult parsed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var prefix = parsed.GetRequiredValue(DeadLetterOptions.Prefix);
        var pattern = parsed.GetRequiredValue(DeadLetterOptions.Queue);
        if (QueueNames.IsLegal(pattern))
        {
            var requests = QueueNames.Request(prefix, pattern);
            yield return await transport.FindQueueAsync(QueueNames.DeadLetter(requests), cancellationToken) is not null
                ? new DeadLetterQueue(transport, requests)
                : throw new RemoteException($"There is no queue '{QueueNames.DeadLetter(requests)}'. QUEUE is the contract's queue name, without prefix and '{QueueNames.DeadLetterSuffix}'.");
            yield break;
        }

        var names = new List<string>();
        await foreach (var name in transport.ListQueuesAsync(prefix, cancellationToken))
        {
            // The prefix 'orders-' and the suffix may be one another's part: of 'orders-dlq' nothing is left between them.
            if (name.EndsWith(QueueNames.DeadLetterSuffix, StringComparison.Ordinal) &&
                name.Length > prefix.Length + QueueNames.DeadLetterSuffix.Length &&
                FileSystemName.MatchesSimpleExpression(pattern, name.AsSpan()[prefix.Length..^QueueNames.DeadLetterSuffix.Length], ignoreCase: false))
            {
                names.Add(name[..^QueueNames.DeadLetterSuffix.Length]);
            }
        }

        if (names.Count == 0)
        {
            throw new RemoteException($"There is no queue '{prefix}{pattern}{QueueNames.DeadLetterSuffix}'.");
        }

        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            yield return new DeadLetterQueue(transport, name);
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<DeadLetter>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ReceiveRequest(transport.Limits.MaxBatchCount, Wait, Visibility);
        while (true)
        {
            var messages = await transport.ReceiveAsync(_lane.Queue, request, cancellationToken);
            foreach (var message in messages)
            {
                _held[message.MessageId] = message.Receipt;
            }

            var unseen = messages.Where(message => _seen.Add(message.MessageId)).Select(DeadLetter.Read).ToList();
            if (unseen.Count == 0)
            {
                yield break;
            }

            yield return unseen;
        }
    }
}
