namespace Arthropod.Remote.Scheduling;

/// <summary>
/// Where and when the library's own work runs. Every background step is started here and stays here: our loops await
/// without ConfigureAwait(false), so that on another task scheduler and another clock a simulation drives each hop.
/// This folder knows nothing of queues.
/// </summary>
internal sealed class WorkScheduler(TimeProvider time, TaskScheduler? scheduler = null)
{
    private readonly TaskScheduler _scheduler = scheduler ?? TaskScheduler.Default;

    public TimeProvider Time { get; } = time;

    public DateTimeOffset Now => Time.GetUtcNow();

    public Task Run(Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, _scheduler).Unwrap();

    public Task Delay(TimeSpan delay, CancellationToken cancellationToken) => Task.Delay(delay, Time, cancellationToken);

    /// <summary>A timer that is not running yet; <see cref="ITimer.Change"/> starts it.</summary>
    public ITimer CreateTimer(TimerCallback callback, object? state) =>
        Time.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
}
