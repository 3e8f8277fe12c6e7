using Arthropod.Remote.Invocation;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Server;

/// <summary>
/// Carries one request out: invokes the implementation in a scope of its own, answers, and only then deletes. A
/// lease that is lost, or a shutdown that cannot wait, ends it without an answer.
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

    public RequestRun(RequestFrame request, RemoteMethod method, Lease lease, ServerContext context)
    {
        _request = request;
        _method = method;
        _lease = lease;
        _context = context;
        _attempt = request.Attempts + lease.Message.ReceiveCount;
        _replies = new AttemptReplies(
            request, _attempt, lease.Id, method.Progress, context.ServerName, context.Replies, context.Scheduler);
    }

    private string Contract => _context.Registration.Contract.ContractType.Name;

    /// <param name="worked">Called when the implementation has ended, so that its slot is free.</param>
    /// <param name="abandonment">Comes when the shutdown time is over.</param>
    public async Task RunAsync(Action worked, Abandonment abandonment)
    {
        _context.Leases.ChangeVisibility(_lease, _context.VisibilityOf(_method));
        var cancellation = CancellationTokenSource.CreateLinkedTokenSource(_lease.Lost, abandonment.Token);

        // An implementation that does not heed its token goes on reporting; nobody is to hear it.
        using var lost = _lease.Lost.UnsafeRegister(static state => ((AttemptReplies)state!).Close(), _replies);
        using var attempt = new Attempt(
            _request, _context.Registration.Contract, _method, _replies, _context.Logger, cancellation.Token);
        Ending ending;
        using (_context.Scheduler.Time.CreateTimer(
            static state => ((AttemptReplies)state!).Start(), _replies, StartedAfter, Timeout.InfiniteTimeSpan))
        {
            // A step of its own: an implementation that blocks its thread must not block its release at a shutdown.
            var work = _context.Scheduler.Run(() => InvokeAsync(attempt));
            try
            {
                if (!await abandonment.ComesAfter(work))
                {
                    // The implementation goes on if it does not heed its token, but nobody hears of it. The token
                    // is left to it: disposed of, it would throw where the implementation still registers.
                    _replies.Close();
                    await _context.Replacement.ReleaseUncountedAsync(_lease, _request);
                    return;
                }

                ending = await work;
                cancellation.Dispose();
            }
            finally
            {
                worked();
            }
        }

        await AnswerAsync(ending, abandonment);
    }

    private async Task<Ending> InvokeAsync(Attempt attempt)
    {
        try
        {
            var scope = _context.Scopes.CreateAsyncScope();
            try
            {
                var implementation = Create(scope.ServiceProvider);
                await _context.Registration.Contract.DispatchAsync(implementation, attempt);
            }
            finally
            {
                await DisposeAsync(scope);
            }

            return new Ending(attempt.ToResult, null, MayBeTriedAgain: false);
        }
        catch (InvocationException exception)
        {
            return Error(exception.Kind, exception.InnerException ?? exception);
        }
        catch (Exception exception)
        {
            return Error(ServerErrorKind.Implementation, exception);
        }
    }

    private object Create(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<CallContextHolder>().Context =
                new CallContext(_request.CallId, _attempt, Deadline(), _request.Headers);
            return _context.Registration.CreateImplementation(services);
        }
        catch (Exception exception)
        {
            throw new InvocationException(ServerErrorKind.Unavailable, exception);
        }
    }

    private DateTimeOffset? Deadline()
    {
        if (_request.TimeLeft is not { } timeLeft)
        {
            return null;
        }

        // The queue stamped the message by its own clock; this machine's may differ.
        var left = _lease.Message.SentAt + timeLeft - _context.Transport.QueueTime;
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

    private Ending Error(ServerErrorKind kind, Exception exception)
    {
        var error = ServerErrors.From(exception, _context.Registration.Options.IncludeErrorDetails);

        // A logger writes all of an exception, whatever its length.
        var told = ServerErrors.CanTell(exception) ? exception : new RemoteException($"{error.TypeName}: {error.Message}");
        if (_lease.Lost.IsCancellationRequested)
        {
            // Another server may be carrying it out; how it ends there is what counts.
        }
        else if (_request.ReplyTo is null)
        {
            _context.Logger.UnawaitedCallFailed(
                told, _request.CallId, Contract, _method.Name, _attempt, _context.MaxAttemptsOf(_method));
        }
        else
        {
            _context.Logger.CallFailed(told, _request.CallId, Contract, _method.Name, _attempt);
        }

        error = error with { Message = Explain(kind, error.Message) };
        return new Ending(
            position => new ErrorFrame(_request.CallId, position, kind, error, _context.ServerName),
            $"{error.TypeName}: {error.Message}",
            MayBeTriedAgain: kind is ServerErrorKind.Implementation or ServerErrorKind.Unavailable);
    }

    private string Explain(ServerErrorKind kind, string message) => kind switch
    {
        ServerErrorKind.UnreadableArguments =>
            $"The server could not read the arguments of {Contract}.{_method.Name}: {message} Caller and worker may have been built from different versions of the contract.",
        ServerErrorKind.UnencodableResult =>
            $"{Contract}.{_method.Name} was carried out, but its result could not be encoded: {message}",
        ServerErrorKind.Unavailable =>
            $"The server could not create its implementation of {Contract}: {message} Check its constructor and what is registered for it.",
        _ => message,
    };

    private async Task AnswerAsync(Ending ending, Abandonment abandonment)
    {
        if (_lease.Lost.IsCancellationRequested)
        {
            _replies.Close();
            _context.Logger.LeaseLost(_request.CallId, Contract, _method.Name, _lease.LostReason ?? "");

            // Counted as unsettled until then: an inbox that takes nothing must not gather frames of ever more attempts.
            await _replies.WhenSentAsync();
        }
        else if (ending.Error is not null && abandonment.HasBegun)
        {
            // Most likely it ended because it was told to. Another server may do better.
            _replies.Close();
            await _context.Replacement.ReleaseUncountedAsync(_lease, _request);
        }
        else if (ending.Error is not null && _request.ReplyTo is null)
        {
            await TryAgainOrDeadLetterAsync(ending.Error, ending.MayBeTriedAgain);
        }
        else
        {
            var sending = _replies.FinishAsync(ending.Frame);
            if (await abandonment.ComesAfter(sending))
            {
                await SettleAsync(await sending);
            }
            else
            {
                await _context.Replacement.ReleaseUncountedAsync(_lease, _request);
            }
        }
    }

    /// <summary>Nobody waits for an answer; so the work is tried again, and in the end the error is found among the dead letters.</summary>
    private async Task TryAgainOrDeadLetterAsync(string error, bool mayBeTriedAgain)
    {
        if (mayBeTriedAgain && _attempt < _context.MaxAttemptsOf(_method))
        {
            await _context.Settlement.ReleaseAsync(_lease, Backoff.AfterAttempt(_attempt, _context.Scheduler));
        }
        else if (await _context.Settlement.CopyToDeadLettersAsync(_lease, $"Attempt {_attempt} failed, and no more are made. {error}"))
        {
            await _context.Settlement.DeleteAsync(_lease);
        }
    }

    private async Task SettleAsync(Outcome answer)
    {
        if (answer.IsDone)
        {
            await _context.Settlement.DeleteAsync(_lease);
        }
        else if (answer.Error == TransportError.QueueMissing)
        {
            ArthropodMeter.ResultDiscarded();
            _context.Logger.ResultDiscarded(
                _request.ReplyTo!, _request.CallId, _context.Registration.Options.MissingInboxGrace, Contract, _method.Name);
            await _context.Settlement.DeleteAsync(_lease);
        }
        else
        {
            _context.Logger.AnswerNotSent(
                _request.CallId, Contract, _method.Name, _request.ReplyTo ?? "", $"{answer.Kind}, {answer.Error}: {answer.Detail}");
            _context.Settlement.Abandon(_lease);
        }
    }

    /// <param name="Frame">Makes the final frame.</param>
    /// <param name="Error">What went wrong, if anything did.</param>
    /// <param name="MayBeTriedAgain">Whether another attempt could end better.</param>
    private sealed record Ending(Func<ReplyPosition, ReplyFrame> Frame, string? Error, bool MayBeTriedAgain);
}
