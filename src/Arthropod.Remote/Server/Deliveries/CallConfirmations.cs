using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Server.Leases;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Server.Deliveries;

/// <summary>
/// The attempts of this process that wait for their caller's go. There are at most as many as there are slots.
/// </summary>
/// <param name="openInbox">Opens the process's inbox, which takes the answers, unless it is open; gives its name.</param>
/// <param name="scheduler">Where the waits run.</param>
internal sealed class CallConfirmations(Func<Task<string>> openInbox, WorkScheduler scheduler)
{
    /// <summary>
    /// How long a caller has to answer. Its network may be slow, and its inbox may have to be created again.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly Dictionary<(Guid Call, ulong Lease), TaskCompletionSource> _asking = [];

    /// <summary>A go has arrived. One that no attempt waits for has no effect.</summary>
    public void Go(Guid callId, ulong leaseId)
    {
        lock (_lock)
        {
            if (_asking.TryGetValue((callId, leaseId), out var asking))
            {
                asking.TrySetResult();
            }
        }
    }

    /// <param name="callId">The call.</param>
    /// <param name="leaseId">The delivery.</param>
    /// <param name="ask">Sends the question, once there is an inbox for the answer.</param>
    /// <param name="giveUp">Ends the wait.</param>
    /// <returns>Why the call must not begin; <see langword="null"/>: it may.</returns>
    public async Task<string?> AskAsync(Guid callId, ulong leaseId, Action ask, CancellationToken giveUp)
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _asking[(callId, leaseId)] = answer;
        }

        try
        {
            using var patience = new CancellationTokenSource(Patience, scheduler.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, giveUp);
            using var ended = either.Token.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetCanceled(), answer);
            if (await FindFaultAsync(either.Token) is { } fault)
            {
                return fault;
            }

            ask();
            await ((Task)answer.Task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            return answer.Task.IsCompletedSuccessfully ? null : $"The caller was asked whether it still wants the call, and has not answered for {Patience:c}.";
        }
        finally
        {
            lock (_lock)
            {
                _asking.Remove((callId, leaseId));
            }
        }
    }

    // A queue service that gives no answer must hold neither the slot nor a shutdown.
    private static async Task<bool> EndsBeforeAsync(Task opening, CancellationToken giveUp)
    {
        if (!await WorkScheduler.EndsBefore(opening, giveUp))
        {
            return false;
        }

        await opening;
        return true;
    }

    private async Task<string?> FindFaultAsync(CancellationToken giveUp)
    {
        try
        {
            return await scheduler.RetryAsync(
                () => EndsBeforeAsync(openInbox(), giveUp), static exception => exception is TransportException { IsTransient: true }, giveUp)
                ? null
                : "This worker had no inbox for its caller's answer in time.";
        }
        catch (Exception exception)
        {
            return $"The caller is to be asked whether it still wants the call, and this worker has no inbox for the answer: {exception.Message}";
        }
    }
}
