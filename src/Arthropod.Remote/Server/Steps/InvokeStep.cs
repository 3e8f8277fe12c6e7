using Arthropod.Remote.Invocation;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.Server.Steps;

/// <summary>Runs the call: invokes the implementation in a scope of its own, and decides by how that ended.</summary>
internal sealed class InvokeStep(ServerContext context) : IDeliveryStep
{
    /// <summary>An attempt that takes longer than this tells its caller by a Started frame.</summary>
    private static readonly TimeSpan StartedAfter = TimeSpan.FromMilliseconds(250);

    public async Task<Disposition> RunAsync(Delivery delivery, NextStep next)
    {
        var cancellation = delivery.Cancellation!;
        switch (cancellation.Reason)
        {
            // It may have been cancelled while its caller was asked, or during another step.
            case RemoteCancellationReason.LeaseLost:
                return Disposition.Discard.Silently;
            case RemoteCancellationReason.WorkerStopping:
                return Disposition.Release.Now;
            case RemoteCancellationReason.CallerCancelled:
                return AttemptAnswers.Cancelled(delivery);
        }

        // An implementation that ignores its token goes on reporting. Nothing of that may reach the caller.
        var replies = delivery.Replies;
        using var lost = delivery.Lost.UnsafeRegister(static state => ((AttemptReplies)state!).Close(), replies);
        var attempt = delivery.Invocation = new Attempt(delivery, cancellation.Token);
        context.SlowAttempts.Set(replies, Due.After(context.Scheduler.Time, StartedAfter));

        // A task of its own: an implementation that blocks its thread must not block its release at a shutdown.
        var work = context.Scheduler.Run(() => InvokeAsync(delivery, attempt, cancellation));
        var end = await cancellation.EndAsync(work);
        context.SlowAttempts.Remove(replies);
        if (end == AttemptEnd.Stopped)
        {
            // The implementation goes on if it does not heed its token, but nobody hears of it.
            return Disposition.Release.Now;
        }

        return end == AttemptEnd.Worked ? await work : AttemptAnswers.TookTooLong(delivery);
    }

    private async Task<Disposition> InvokeAsync(Delivery delivery, Attempt attempt, AttemptCancellation cancellation)
    {
        // It may have waited for a thread until the shutdown had released it.
        if (delivery.Shutdown.HasBegun)
        {
            return Disposition.Release.Now;
        }

        delivery.HasBegun = true;
        try
        {
            var scope = context.Scopes.CreateAsyncScope();
            try
            {
                await DispatchAsync(delivery, attempt, scope.ServiceProvider, cancellation);
            }
            finally
            {
                await DisposeAsync(delivery, scope);
            }

            await attempt.StoreResultAsync();
            return new Disposition.Answer(attempt.ToResult) { IsOutcome = true };
        }
        catch (Exception exception) when (exception is not DeadLetterWish && cancellation.Reason == RemoteCancellationReason.CallerCancelled)
        {
            // However it ended: nobody hears of it, and nobody wants another attempt.
            return AttemptAnswers.Cancelled(delivery);
        }
        catch (InvocationException exception)
        {
            return Decide(delivery, exception.Kind, exception.InnerException ?? exception, cancellation);
        }
        catch (Exception exception)
        {
            return Decide(delivery, ServerErrorKind.Implementation, exception, cancellation);
        }
    }

    /// <summary>Through the application's steps to the implementation.</summary>
    private async Task DispatchAsync(Delivery delivery, Attempt attempt, IServiceProvider services, AttemptCancellation cancellation)
    {
        var callContext = new CallContext(
            delivery.Request.CallId, delivery.Receipt, Deadline(delivery), delivery.Request.Headers, cancellation);
        services.GetRequiredService<CallContextHolder>().Context = callContext;
        var steps = context.Registration.Options.Steps;
        if (steps.Count == 0)
        {
            await context.Registration.Contract.DispatchAsync(Create(services), attempt);
            return;
        }

        var call = new IncomingCall(
            context.Registration.Contract.ContractType, delivery.Method.Name, callContext, services, delivery.Request.Arguments.Bytes, cancellation.Token);
        await RunAsync(0);
        attempt.Result = call.Result ?? throw new InvalidOperationException(
            $"A step around {delivery.Contract}.{delivery.Method.Name} ended without a result. Await next(), or set Result of the call.");

        Task RunAsync(int step) => step < steps.Count ? steps[step](call, () => RunAsync(step + 1)) : InvokeAsync();

        async Task InvokeAsync()
        {
            await context.Registration.Contract.DispatchAsync(Create(services), attempt);
            call.Result = attempt.Result;
        }
    }

    private object Create(IServiceProvider services)
    {
        try
        {
            return context.Registration.CreateImplementation(services);
        }
        catch (Exception exception)
        {
            throw new InvocationException(ServerErrorKind.Unavailable, exception);
        }
    }

    // By the queue's clock; this machine's may differ.
    private DateTimeOffset? Deadline(Delivery delivery) => context.Scheduler.Now + TimeLeft(delivery);

    private TimeSpan? TimeLeft(Delivery delivery) =>
        RequestDeadline.Of(delivery.Request, delivery.Lease.Message) - context.Transport.QueueTime;

    private async Task DisposeAsync(Delivery delivery, AsyncServiceScope scope)
    {
        try
        {
            await scope.DisposeAsync();
        }
        catch (Exception exception)
        {
            context.Logger.ScopeDisposalFailed(exception, delivery.Request.CallId, delivery.Contract, delivery.Method.Name);
        }
    }

    private Disposition Decide(Delivery delivery, ServerErrorKind kind, Exception exception, AttemptCancellation cancellation)
    {
        // A wish for a retry or a dead letter is no error. Its cause may be one.
        var cause = exception is RetryWish or DeadLetterWish ? exception.InnerException ?? exception : exception;
        var error = ServerErrors.From(cause, context.Registration.Options.IncludeErrorDetails == true);
        var told = error with { Message = ServerErrors.Explain(kind, delivery.Contract, delivery.Method.Name, error.Message) };
        var disposition = cancellation.Reason == RemoteCancellationReason.LeaseLimit
            ? new Disposition.DeadLetter(AttemptAnswers.LeaseLimitNote(delivery)) { Error = told }
            : Decide(delivery, new AttemptError(kind, exception, AttemptAnswers.Answer(delivery, kind, told)));
        if (!delivery.Lost.IsCancellationRequested)
        {
            // Another worker may be running the call. How it ends there is what counts.
            Log(delivery, error, cause, disposition);
        }

        return disposition;
    }

    private Disposition Decide(Delivery delivery, AttemptError error)
    {
        var attempt = delivery.EndedAttempts + 1;
        var patience = new CallerPatience(delivery.Request.ReplyTo is not null, delivery.IsAwaited, TimeLeft(delivery));
        try
        {
            return RetryRule.Decide(
                attempt,
                error,
                patience,
                delivery.Policy,
                delivery.Policy.Backoff.WaitAfter(attempt, context.Scheduler.Random));
        }
        catch (Exception thrown)
        {
            context.Logger.RetryWhenFailed(thrown, delivery.Request.CallId, delivery.Contract, delivery.Method.Name);
            return RetryRule.WithoutRetry(attempt, error, patience);
        }
    }

    private void Log(Delivery delivery, ServerError error, Exception exception, Disposition disposition)
    {
        // A logger writes all of an exception, whatever its length.
        var told = ServerErrors.CanTell(exception) ? exception : new RemoteException($"{error.TypeName}: {error.Message}");
        var (callId, method, attempt) = (delivery.Request.CallId, delivery.Method.Name, delivery.EndedAttempts + 1);
        var most = delivery.Policy.MaxAttempts;
        if (disposition is Disposition.Retry retry)
        {
            context.Logger.AttemptFailed(told, callId, delivery.Contract, method, attempt, most, retry.Wait);
        }
        else if (delivery.Request.ReplyTo is null)
        {
            context.Logger.UnawaitedCallFailed(told, callId, delivery.Contract, method, attempt, most);
        }
        else
        {
            context.Logger.CallFailed(told, callId, delivery.Contract, method, attempt);
        }
    }
}
