using System.Runtime.CompilerServices;

namespace Arthropod.Remote.Scheduling;

/// <summary>
/// Where and when the library's own work runs. Every background step is started here and stays here: our loops await
/// without ConfigureAwait(false), so that on another task scheduler and another clock a simulation drives each hop.
/// This folder knows nothing of queues.
/// </summary>
internal sealed class WorkScheduler(TimeProvider time, TaskScheduler? scheduler = null, Random? random = null)
{
    private readonly TaskScheduler _scheduler = scheduler ?? TaskScheduler.Default;
    private readonly bool _hasOwnRandom = random is null;

    /// <summary>Whether the work runs on the process's thread pool, and not on a simulation's.</summary>
    public bool UsesThreadPool { get; } = scheduler is null;

    public TimeProvider Time { get; } = time;

    /// <summary>For jitter; with a seed, a simulation repeats itself.</summary>
    public Random Random { get; } = random ?? Random.Shared;

    public DateTimeOffset Now => Time.GetUtcNow();

    private bool IsHere =>
        TaskScheduler.Current == _scheduler && SynchronizationContext.Current is null && (!UsesThreadPool || Thread.CurrentThread.IsThreadPoolThread);

    /// <summary>Runs work of the library's own.</summary>
    public Task Run(Func<Task> work) => Detached(() => RunInContext(work));

    /// <summary>Runs work of the caller's own: it sees what flows with the caller's task, such as its activity.</summary>
    public Task RunInContext(Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, _scheduler).Unwrap();

    /// <summary>
    /// Runs work behind what is queued already. On the thread pool, work that a pool thread starts goes before all
    /// else; this goes after what that thread still has to do, and on an idle machine at once.
    /// </summary>
    public Task RunBehind(Func<Task> work) => Detached(() => Task.Factory.StartNew(
        work, CancellationToken.None, TaskCreationOptions.DenyChildAttach | TaskCreationOptions.PreferFairness, _scheduler).Unwrap());

    /// <summary>Begins work on this thread, if its awaits come back to where the library's work runs; else as <see cref="Run(Func{Task})"/>.</summary>
    public Task RunHere(Func<Task> work) => IsHere ? Detached(work) : Run(work);

    /// <summary>Runs a short step, without a task for it.</summary>
    public void Queue(IThreadPoolWorkItem step)
    {
        if (UsesThreadPool)
        {
            ThreadPool.UnsafeQueueUserWorkItem(step, preferLocal: true);
        }
        else
        {
            _ = Task.Factory.StartNew(step.Execute, CancellationToken.None, TaskCreationOptions.DenyChildAttach, _scheduler);
        }
    }

    public Task<T> Run<T>(Func<Task<T>> work) =>
        Detached(() => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, _scheduler).Unwrap());

    /// <summary>Runs a short step when a task has ended, without an async method on somebody's context.</summary>
    public Task Then<T>(Task<T> task, Action<T> step) => task.ContinueWith(
        ended => step(ended.GetAwaiter().GetResult()), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, _scheduler);

    /// <summary>
    /// Awaits a task on any thread, also on one of a user's: whatever follows runs here, or straight on if the task has
    /// ended. So a method all of whose awaits are such can begin on its caller's thread, without a step to get away from it.
    /// </summary>
    public Resumption<T> Resume<T>(Task<T> task) => new(task, _scheduler);

    public Task Delay(TimeSpan delay, CancellationToken cancellationToken) => Task.Delay(delay, Time, cancellationToken);

    /// <returns>
    /// Whether the task ended within the time. (Task.WhenAny, told by a task whose continuations run asynchronously,
    /// goes by the thread pool, where no simulation sees it.)
    /// </returns>
    public async Task<bool> EndsWithin(Task task, TimeSpan time)
    {
        var race = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var timer = Time.CreateTimer(
            static state => ((TaskCompletionSource<bool>)state!).TrySetResult(false), race, time, Timeout.InfiniteTimeSpan);
        _ = TellAsync(task, race, true);
        return await race.Task;
    }

    /// <returns>Whether the task ended before the token was cancelled. Not by Task.WhenAny, see above.</returns>
    public static async Task<bool> EndsBefore(Task task, CancellationToken token)
    {
        var race = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var cancelled = token.UnsafeRegister(static state => ((TaskCompletionSource<bool>)state!).TrySetResult(false), race);
        _ = TellAsync(task, race, true);
        return await race.Task;
    }

    /// <summary>Tells a race that a task has ended, however it did. Owned by the task: it ends with it.</summary>
    public static async Task TellAsync<T>(Task task, TaskCompletionSource<T> race, T word)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        race.TrySetResult(word);
    }

    /// <summary>A delay that ends early, rather than throwing, when it is cancelled.</summary>
    public ConfiguredTaskAwaitable Pause(TimeSpan pause, CancellationToken cancellationToken) =>
        Delay(pause, cancellationToken).ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

    /// <summary>Does work again, with growing waits in between, until its result is good enough or somebody gives up.</summary>
    /// <param name="work">One try.</param>
    /// <param name="isOver">Whether a result needs no other try.</param>
    /// <param name="giveUp">Ends the waits: the last result stands. The first try is made all the same.</param>
    /// <returns>The result of the last try.</returns>
    public async Task<T> RepeatUntilAsync<T>(Func<Task<T>> work, Func<T, bool> isOver, CancellationToken giveUp = default)
    {
        for (var backoff = Backoff.ForRequests(this); ;)
        {
            var result = await work();
            if (isOver(result))
            {
                return result;
            }

            await Pause(backoff.Next(), giveUp);
            if (giveUp.IsCancellationRequested)
            {
                return result;
            }
        }
    }

    /// <summary>The same for work that throws: it is done again after what may pass.</summary>
    /// <param name="work">One try.</param>
    /// <param name="mayPass">Whether the work may succeed after this exception. Asked before the wait, so that it can also say that it is too late.</param>
    /// <param name="giveUp">Ends the waits: the last exception is thrown.</param>
    public async Task<T> RetryAsync<T>(Func<Task<T>> work, Func<Exception, bool> mayPass, CancellationToken giveUp = default)
    {
        for (var backoff = Backoff.ForRequests(this); ;)
        {
            try
            {
                return await work();
            }
            catch (Exception exception) when (!giveUp.IsCancellationRequested && mayPass(exception))
            {
                await Pause(backoff.Next(), giveUp);
            }
        }
    }

    /// <summary>A UUID version 7: the moment, then random bits (RFC 9562, section 5.7). With a seed they are the seed's.</summary>
    public Guid NewId()
    {
        if (_hasOwnRandom)
        {
            return Guid.CreateVersion7(Now);
        }

        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(Now).TryWriteBytes(bytes, bigEndian: true, out _);
        var versionAndVariant = (bytes[6], bytes[8]);
        Random.NextBytes(bytes[6..]);
        bytes[6] = (byte)((versionAndVariant.Item1 & 0xF0) | (bytes[6] & 0x0F));
        bytes[8] = (byte)((versionAndVariant.Item2 & 0xC0) | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Three quarters of an interval to the whole, so that a fleet does not act in step.</summary>
#pragma warning disable CA5394 // Jitter is no secret.
    public TimeSpan Jittered(TimeSpan interval) => interval * (0.75 + (Random.NextDouble() / 4));
#pragma warning restore CA5394

    /// <summary>A timer that is not running yet; <see cref="ITimer.Change"/> starts it.</summary>
    public ITimer CreateTimer(TimerCallback callback, object? state) =>
        Detached(() => Time.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));

    /// <summary>
    /// What begins so serves everybody and may live as long as the process: it must neither keep the context of the
    /// caller that happened to need it first, nor be traced under that caller's activity.
    /// </summary>
    private static T Detached<T>(Func<T> begin)
    {
        if (ExecutionContext.IsFlowSuppressed())
        {
            return begin();
        }

        var flow = ExecutionContext.SuppressFlow();
        try
        {
            return begin();
        }
        finally
        {
            flow.Undo();
        }
    }
}
