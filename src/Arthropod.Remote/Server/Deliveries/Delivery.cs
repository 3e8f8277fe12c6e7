using Arthropod.Remote.Invocation;
using Arthropod.Remote.Policies;
using Arthropod.Remote.Server.Duplicates;
using Arthropod.Remote.Server.Leases;
using Arthropod.Remote.Server.Marks;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Server.Deliveries;

/// <summary>One call inside a leased message, with everything that is needed to run it. Steps fill it in.</summary>
internal sealed class Delivery(Lease lease, Slot slot, Abandonment shutdown, ServerContext context)
{
    private List<Func<Disposition, Task>>? _whenSettled;
    private RequestFrame? _request;
    private RemoteMethod? _method;
    private AttemptReplies? _replies;
    private bool _hasLeft;

    public Lease Lease => lease;

    public ServedQueue Queue => lease.Queue;

    public Slot Slot => slot;

    /// <summary>The moment at which the worker's shutdown stops waiting.</summary>
    public Abandonment Shutdown => shutdown;

    public ServerContext Context => context;

    /// <summary>Whether the request has been read.</summary>
    public bool IsRead => _request is not null;

    /// <summary>Whether it came when nobody waited for it any more, so that it begins nothing here.</summary>
    public bool IsLate { get; init; }

    /// <summary>Whether the message is known to be one of ours, with a valid signature where there are keys.</summary>
    public bool IsAuthentic { get; private set; }

    public RequestFrame Request => _request ?? throw new InvalidOperationException("The request has not been read.");

    /// <summary>Whether a person has moved the call back from the dead-letter queue.</summary>
    public bool IsRedriven => Request.IsRedriven;

    /// <summary>Whether somebody waits for the answer. Nobody does for what a person has moved back.</summary>
    public bool IsAwaited => Request.ReplyTo is not null && !IsRedriven;

    /// <summary>
    /// The how-manieth receipt of the call this is, from 1: those of earlier messages, which the request says, and those of
    /// this message. It rises with each receipt, whatever came of that, so that deliveries can be told in order.
    /// </summary>
    public int Receipt => Request.Receipts + lease.Message.ReceiveCount;

    /// <summary>
    /// The attempts that are known to have been made before: those that ended, which the request says, and those whose
    /// worker died, as far as a store tells of their begin.
    /// </summary>
    public int EndedAttempts => Request.EndedAttempts + (Claim?.Abandoned ?? 0);

    /// <summary>The receipts before this one of which nobody knows whether they led to work.</summary>
    public int UnknownReceipts => Math.Max(0, Receipt - 1 - EndedAttempts);

    /// <summary>Whether the message has been deleted, which is confirmed: it does not come again.</summary>
    public bool IsDeleted { get; private set; }

    public RemoteMethod Method
    {
        get => _method ?? throw new InvalidOperationException("The method is not known.");
        set => _method = value;
    }

    /// <summary>What contract, application and configuration say of the method.</summary>
    public CallPolicy Policy => context.PolicyOf(Method);

    /// <summary>For logs.</summary>
    public string Contract => context.Registration.Contract.Name;

    /// <summary>The claim on the call in the store that workers share, if there is one: as long as it holds, nobody else works on the call, whatever becomes of the lease.</summary>
    public HeldClaim? Claim { get; set; }

    /// <summary>Cancelled once another worker may be working on the call.</summary>
    public CancellationToken Lost => Claim?.Lost ?? lease.Lost;

    /// <summary>When and why the work is told to end. Set once an attempt is about to begin.</summary>
    public AttemptCancellation? Cancellation { get; set; }

    /// <summary>What the implementation is invoked with; <see langword="null"/>: it has not come to that.</summary>
    public Attempt? Invocation { get; set; }

    /// <summary>Whether the work has begun: the application's steps, then the implementation.</summary>
    public bool HasBegun { get; set; }

    /// <summary>Whether the method is one that this worker knows.</summary>
    public bool IsUnderstood => _method is not null;

    /// <summary>The frames of this attempt.</summary>
    public AttemptReplies Replies => _replies ??= new AttemptReplies(
        Request,
        Receipt,
        lease.Id,
        _method is null ? ProgressMode.All : Policy.Progress,
        context.ServerName,
        // A caller that has cancelled what a person has moved back is not told whom it could stop.
        IsRedriven ? static () => null : context.Inbox,
        context.Replies,
        context.Scheduler);

    /// <summary>
    /// Frames that are still on their way to the caller. The delivery counts as unsettled until then, so that an inbox
    /// that takes nothing does not gather ever more of them.
    /// </summary>
    public Task Telling { get; set; } = Task.CompletedTask;

    /// <summary>The message is one request.</summary>
    public void TakeRequest(RequestFrame request) => _request = request;

    /// <summary>The message has been read, with a valid signature where there are keys.</summary>
    public void Authenticate() => IsAuthentic = true;

    /// <summary>Lets nothing more of this attempt out.</summary>
    public void CloseReplies() => _replies?.Close();

    /// <summary>Ends when no frame of this attempt is on its way any more.</summary>
    public Task WhenRepliesSentAsync() => _replies?.WhenSentAsync() ?? Task.CompletedTask;

    /// <summary>Registers what is to be done once the delivery is settled. The last registration runs first.</summary>
    public void WhenSettled(Func<Disposition, Task> action) => (_whenSettled ??= new(2)).Add(action);

    /// <summary>The delivery has been settled, or given up: runs what was registered, all of it, whatever fails.</summary>
    public async Task EndAsync(Disposition settled)
    {
        if (_whenSettled is { Count: > 0 } actions)
        {
            var last = actions[^1];
            actions.RemoveAt(actions.Count - 1);
            try
            {
                await last(settled);
            }
            finally
            {
                await EndAsync(settled);
            }
        }
        else
        {
            // Until now the answer might still be made of its result.
            Invocation?.Dispose();
        }
    }

    /// <summary>Deletes the message, once all of its deliveries are done with it.</summary>
    public async Task CompleteAsync() => IsDeleted = TryLeave() && await Queue.CompleteAsync(lease);

    /// <summary>Gives the message back: others receive it after the delay.</summary>
    public Task ReleaseAsync(TimeSpan delay) => TryLeave() ? Queue.ReleaseAsync(lease, delay) : Task.CompletedTask;

    /// <summary>Copies the message to the dead-letter queue; the message stays, and comes back later, if that is not confirmed.</summary>
    public async Task<bool> TryCopyToDeadLettersAsync(DeadLetterNote note)
    {
        var isCopied = await Queue.CopyToDeadLettersAsync(lease, note);
        _hasLeft |= !isCopied;
        return isCopied;
    }

    /// <summary>Stops renewing, unless the delivery is settled: the message comes back when its visibility timeout ends.</summary>
    public void Abandon()
    {
        if (TryLeave())
        {
            Queue.Abandon(lease);
        }
    }

    private bool TryLeave()
    {
        var isFirst = !_hasLeft;
        _hasLeft = true;
        return isFirst;
    }
}
