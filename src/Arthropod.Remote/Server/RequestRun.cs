using Arthropod.Remote.Invocation;
using Arthropod.Remote.Server.Duplicates;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Server;

/// <summary>
/// Carries one request out: invokes the implementation in a scope of its own, and has its end settled.
/// </summary>
internal sealed class RequestRun
{
    /// <summary>A result that is sooner needs no Started frame; a later one is preceded by it.</summary>
    private static readonly TimeSpan StartedAfter = TimeSpan.FromMilliseconds(250);

    private readonly RequestFrame _request;
    private readonly RemoteMethod _method;
    private readonly Lease _lease;
    private readonly ServerContext _context;
    private readonly int _attempt;
    private readonly AttemptReplies _replies;
    private readonly AttemptSettlement _settlement;

    private readonly HeldClaim? _claim;
    private readonly bool _isRedriven;

    // Nobody awaits what a person has moved back.
    private readonly bool _isHeard;

    // A claim in the store that servers share goes before the lease: as long as it holds, nobody else works on the call.
    private readonly CancellationToken _lost;

    public RequestRun(RequestFrame request, RemoteMethod method, Lease lease, HeldClaim? claim, ServerContext context)
    {
        _request = request;
        _method = method;
        _lease = lease;
        _context = context;
        _attempt = request.Attempts + lease.Message.ReceiveCount;
        _isRedriven = Redriven.Is(lease.Message);
        _isHeard = request.ReplyTo is not null && !_isRedriven;

        // A caller that has cancelled it is not told whom it could stop.
        _replies = new AttemptReplies(
            request, _attempt, lease.Id, context.Registration.Policies[method].Progress, context.ServerName, _isRedriven ? static () => null : context.Inbox, context.Replies, context.Scheduler);
        _claim = claim;
        _lost = claim?.Lost ?? lease.Lost;
        _settlement = new AttemptSettlement(request, lease, _attempt, _replies, claim, context);
    }

    private string Contract => _context.Registration.Contract.Name;

    /// <param name="worked">Called when the implementation has ended, so that its slot is free.</param>
    /// <param name="abandonment">Comes when the shutdown time is over.</param>
    public async Task<RunEnd> RunAsync(Action worked, Abandonment abandonment)
    {
        _context.Leases.ChangeVisibility(_lease, _context.VisibilityOf(_method));
        using var cancellation = new AttemptCancellation(
            _lease,
            _claim,
            abandonment,
            _context.Transport.Limits.MaxLease,
            _context.Scheduler,
            exception => _context.Logger.CancellationCallbackFailed(exception, _context.Requests.Queue));

        if (!_isRedriven && !_context.Cancellations.TryBegin(_request.CallId, cancellation))
        {
            cancellation.WorkHasEnded();
            worked();
            return await _settlement.SettleAsync(Cancelled(), abandonment);
        }

        if (_request.ConfirmBeforeRun && await AskAsync(cancellation) is { } unwanted)
        {
            _context.Cancellations.End(_request.CallId, cancellation);
            cancellation.WorkHasEnded();
            worked();
            return await _settlement.SettleAsync(unwanted, abandonment);
        }

        // An implementation that does not heed its token goes on reporting; nobody is to hear it.
        using var lost = _lost.UnsafeRegister(static state => ((AttemptReplies)state!).Close(), _replies);
        using var attempt = new Attempt(
            _request, _context.Registration.Contract, _method, _replies, _context.Logger, cancellation.Token);
        AttemptEnding ending;
        using (_context.Scheduler.Time.CreateTimer(
            static state => ((AttemptReplies)state!).Start(), _replies, StartedAfter, Timeout.InfiniteTimeSpan))
        {
            // A step of its own: an implementation that blocks its thread must not block its release at a shutdown.
            var work = _context.Scheduler.Run(() => InvokeAsync(attempt, cancellation));
            var inTime = cancellation.EndsInTime(work);
            try
            {
                if (!await abandonment.ComesAfter(inTime))
                {
                    // The implementation goes on if it does not heed its token, but nobody hears of it.
                    await _settlement.ReleaseAsync();
                    return RunEnd.Unfinished;
                }

                ending = await inTime ? await work : TookTooLong();
                if (work.IsCompleted)
                {
                    cancellation.WorkHasEnded();
                }
            }
            finally
            {
                _context.Cancellations.End(_request.CallId, cancellation);
                worked();
            }
        }

        return await _settlement.SettleAsync(ending, abandonment);
    }

    /// <returns>How the attempt ends; <see langword="null"/>: it may begin.</returns>
    private async Task<AttemptEnding?> AskAsync(AttemptCancellation cancellation)
    {
        var reason = _request.ReplyTo is null ? "A call that nobody waits for cannot be confirmed."
            : !_context.Registration.Options.AcceptCancels ? $"The caller is to be asked whether it still wants the call, and this worker takes no answer: RemoteServerOptions.AcceptCancels of {Contract} is false."
            : await _context.Confirmations.AskAsync(_request.CallId, _lease.Id, _replies.Ask, cancellation.Token);
        if (cancellation.Reason == RemoteCancellationReason.CallerCancelled)
        {
            return Cancelled();
        }

        reason ??= await IsStillOursAsync() ? null : "While its caller was asked, another worker may have begun.";
        return reason is null ? null : NotConfirmed(reason, cancellation);
    }

    // The answer may have waited for as long as this machine slept.
    private async Task<bool> IsStillOursAsync() =>
        await _context.Leases.StillHoldsAsync(_lease, _context.Ended) || (_claim is not null && await _claim.StillHoldsAsync());

    private AttemptEnding NotConfirmed(string reason, AttemptCancellation cancellation)
    {
        if (cancellation.Reason == RemoteCancellationReason.None)
        {
            ArthropodMeter.RequestUnconfirmed();
            _context.Logger.NotConfirmed(_request.CallId, Contract, _method.Name, _attempt, reason);
        }

        var error = new ServerError(typeof(RemoteException).FullName!, $"{Contract}.{_method.Name} was not begun by this server. {reason}", null, []);
        return new AttemptEnding(position => new ErrorFrame(_request.CallId, position, ServerErrorKind.NotConfirmed, error, _context.ServerName))
        {
            Error = error,
            Kind = ServerErrorKind.NotConfirmed,
            After = _request.ReplyTo is not null ? AfterError.Answer : AfterError.GiveUp(new DeadLetterNote(DeadLetterKind.Refused, reason)),
        };
    }

    private async Task<AttemptEnding> InvokeAsync(Attempt attempt, AttemptCancellation cancellation)
    {
        try
        {
            var scope = _context.Scopes.CreateAsyncScope();
            try
            {
                var implementation = Create(scope.ServiceProvider, cancellation);
                await _context.Registration.Contract.DispatchAsync(implementation, attempt);
            }
            finally
            {
                await DisposeAsync(scope);
            }

            return new AttemptEnding(attempt.ToResult);
        }
        catch (Exception exception) when (exception is not DeadLetterWish && cancellation.Reason == RemoteCancellationReason.CallerCancelled)
        {
            // However it ended: nobody hears of it, and nobody wants another attempt.
            return Cancelled();
        }
        catch (InvocationException exception)
        {
            return Error(exception.Kind, exception.InnerException ?? exception, cancellation);
        }
        catch (Exception exception)
        {
            return Error(ServerErrorKind.Implementation, exception, cancellation);
        }
    }

    /// <summary>The caller has ended its wait already; the frame tells it that the work has ended, too.</summary>
    private AttemptEnding Cancelled()
    {
        _context.Logger.CallCancelled(_request.CallId, Contract, _method.Name, _attempt);
        return new AttemptEnding(position => new CancelledFrame(_request.CallId, position)) { IsCancelled = true };
    }

    private object Create(IServiceProvider services, AttemptCancellation cancellation)
    {
        try
        {
            services.GetRequiredService<CallContextHolder>().Context =
                new CallContext(_request.CallId, _attempt, Deadline(), _request.Headers, cancellation);
            return _context.Registration.CreateImplementation(services);
        }
        catch (Exception exception)
        {
            throw new InvocationException(ServerErrorKind.Unavailable, exception);
        }
    }

    private DateTimeOffset? Deadline()
    {
        // By the queue's clock; this machine's may differ.
        var left = RequestDeadline.Of(_request, _lease.Message) - _context.Transport.QueueTime;
        return _context.Scheduler.Now + left;
    }

    private async Task DisposeAsync(AsyncServiceScope scope)
    {
        try
        {
            await scope.DisposeAsync();
        }
        catch (Exception exception)
        {
            _context.Logger.ScopeDisposalFailed(exception, _request.CallId, Contract, _method.Name);
        }
    }

    private AttemptEnding Error(ServerErrorKind kind, Exception exception, AttemptCancellation cancellation)
    {
        // What the implementation asks for is no error; why it asks may be one.
        var cause = exception is RetryWish or DeadLetterWish ? exception.InnerException ?? exception : exception;
        var error = ServerErrors.From(cause, _context.Registration.Options.IncludeErrorDetails);
        var after = cancellation.Reason == RemoteCancellationReason.LeaseLimit ? AfterError.GiveUp(LeaseLimitNote()) : Decide(kind, exception);
        if (!_lost.IsCancellationRequested)
        {
            // Another server may be carrying out what is lost here; how it ends there is what counts.
            Log(error, cause, after);
        }

        error = error with { Message = ServerErrors.Explain(kind, Contract, _method.Name, error.Message) };
        return new AttemptEnding(position => new ErrorFrame(_request.CallId, position, kind, error, _context.ServerName))
        {
            Error = error,
            Kind = kind,
            After = after,
        };
    }

    /// <summary>Nobody hears any more what the implementation still does. Another attempt would not be shorter.</summary>
    private AttemptEnding TookTooLong()
    {
        var error = new ServerError(typeof(TimeoutException).FullName!, "It had not ended when it had to.", null, []);
        _context.Logger.TookTooLong(_request.CallId, Contract, _method.Name, _context.Transport.Limits.MaxLease);
        return new AttemptEnding(position => new ErrorFrame(_request.CallId, position, ServerErrorKind.DeadLettered, error, _context.ServerName))
        {
            Error = error,
            After = AfterError.GiveUp(LeaseLimitNote()),
        };
    }

    private DeadLetterNote LeaseLimitNote() => new(
        DeadLetterKind.LeaseLimit,
        $"The work takes longer than a message can be leased ({_context.Transport.Limits.MaxLease:c} from its receipt), so no more attempts are made. Divide it into shorter calls.");

    private AfterError Decide(ServerErrorKind kind, Exception exception)
    {
        try
        {
            var after = _context.Retries.Decide(_method, kind, exception, _attempt, _request.ReplyTo is not null, _isHeard);
            return after.RetryAfter is { } delay && RequestDeadline.Of(_request, _lease.Message) is { } deadline && _context.Transport.QueueTime + delay >= deadline
                ? RetryPolicy.TooLate(_attempt, _isHeard)
                : after;
        }
        catch (Exception thrown)
        {
            _context.Logger.RetryWhenFailed(thrown, _request.CallId, Contract, _method.Name);
            return RetryPolicy.WithoutRetry(_attempt, _isHeard);
        }
    }

    private void Log(ServerError error, Exception exception, AfterError after)
    {
        // A logger writes all of an exception, whatever its length.
        var told = ServerErrors.CanTell(exception) ? exception : new RemoteException($"{error.TypeName}: {error.Message}");
        var most = _context.Retries.MaxAttemptsOf(_method);
        if (after.RetryAfter is { } delay)
        {
            _context.Logger.AttemptFailed(told, _request.CallId, Contract, _method.Name, _attempt, most, delay);
        }
        else if (_request.ReplyTo is null)
        {
            _context.Logger.UnawaitedCallFailed(told, _request.CallId, Contract, _method.Name, _attempt, most);
        }
        else
        {
            _context.Logger.CallFailed(told, _request.CallId, Contract, _method.Name, _attempt);
        }
    }
}
