using Arthropod.Remote.Sqs.Client;
using Arthropod.Remote.Sqs.Errors;
using Arthropod.Remote.Sqs.Queues;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Sqs.Messages;

/// <summary>How a list of entries becomes requests, and how requests become outcomes.</summary>
/// <param name="service">The SQS client.</param>
/// <param name="addresses">The queues' addresses.</param>
internal sealed class QueueRequests(SqsService service, QueueAddressBook addresses)
{
    /// <summary>Runs a list of entries as one request.</summary>
    /// <typeparam name="T">An entry.</typeparam>
    /// <param name="queue">The queue.</param>
    /// <param name="entries">The entries, at most ten.</param>
    /// <param name="action">What is asked for them.</param>
    /// <param name="request">Makes the request for some entries and reads its answer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>An outcome for each entry.</returns>
    public Task<IReadOnlyList<Outcome>> RunAsync<T>(
        string queue,
        IReadOnlyList<T> entries,
        SqsAction action,
        Func<QueueAddress, IReadOnlyList<T>, CancellationToken, Task<Outcome[]>> request,
        CancellationToken cancellationToken) =>
        entries.Count == 0 ? Task.FromResult<IReadOnlyList<Outcome>>([])
        : addresses.Recall(queue) is { } known ? RunAsync(queue, known, entries, action, request, cancellationToken)
        : FindAndRunAsync(queue, entries, action, request, cancellationToken);

    private async Task<IReadOnlyList<Outcome>> FindAndRunAsync<T>(
        string queue,
        IReadOnlyList<T> entries,
        SqsAction action,
        Func<QueueAddress, IReadOnlyList<T>, CancellationToken, Task<Outcome[]>> request,
        CancellationToken cancellationToken)
    {
        QueueAddress? address;
        try
        {
            address = await addresses.LookUpAsync(queue, cancellationToken).ConfigureAwait(false);
        }
        catch (TransportException exception)
        {
            // The look-up failed, so nothing was asked of the queue itself.
            return Repeat(Outcome.Refused(exception.Error, exception.Message), entries.Count);
        }

        return address is null
            ? Repeat(Outcome.Refused(TransportError.QueueMissing, $"Queue '{queue}' does not exist."), entries.Count)
            : await RunAsync(queue, address, entries, action, request, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<Outcome>> RunAsync<T>(
        string queue,
        QueueAddress address,
        IReadOnlyList<T> entries,
        SqsAction action,
        Func<QueueAddress, IReadOnlyList<T>, CancellationToken, Task<Outcome[]>> request,
        CancellationToken cancellationToken)
    {
        Outcome refusal;
        try
        {
            var outcomes = await request(address, entries, cancellationToken).ConfigureAwait(false);
            ForgetIfMissing(queue, outcomes);
            return outcomes;
        }
        catch (Exception exception) when (!SqsService.IsCancelled(exception, cancellationToken))
        {
            refusal = SqsErrors.ToOutcome(exception, action, service.IsOwnClient);
        }

        ForgetIfMissing(queue, [refusal]);

        // One entry that SQS cannot bear (a character, a rubbish receipt, a size) may make it refuse the whole batch.
        // The others have nothing to do with it.
        if (entries.Count == 1 || refusal.Error is not (TransportError.Invalid or TransportError.TooLarge or TransportError.LeaseLost))
        {
            return Repeat(refusal, entries.Count);
        }

        var single = new Outcome[entries.Count];
        for (var i = 0; i < single.Length; i++)
        {
            single[i] = (await RunAsync(queue, address, [entries[i]], action, request, cancellationToken).ConfigureAwait(false))[0];
        }

        return single;
    }

    private void ForgetIfMissing(string queue, Outcome[] outcomes)
    {
        foreach (var outcome in outcomes)
        {
            if (outcome.Error == TransportError.QueueMissing)
            {
                addresses.Forget(queue);
                return;
            }
        }
    }

    private static Outcome[] Repeat(Outcome outcome, int count)
    {
        var outcomes = new Outcome[count];
        Array.Fill(outcomes, outcome);
        return outcomes;
    }
}
