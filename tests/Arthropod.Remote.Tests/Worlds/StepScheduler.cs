using System.Collections.Concurrent;

namespace Arthropod.Remote.Tests.Worlds;

/// <summary>
/// Runs work on the test's own thread, step by step, when the test says so. Work that is queued from any other thread
/// has left the scheduler on its way: such escapes are kept, and the world fails because of them.
/// </summary>
internal sealed class StepScheduler : TaskScheduler
{
    private readonly ConcurrentQueue<Task> _steps = new();
    private readonly ConcurrentQueue<string> _escapes = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;

    public IReadOnlyCollection<string> Escapes => _escapes;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>How many steps have been queued so far.</summary>
    public long Queued { get; private set; }

    public bool IsIdle => _steps.IsEmpty;

    /// <summary>Runs one step. Without a synchronization context, or awaits would go to xunit's instead of here.</summary>
    public bool RunOne()
    {
        if (!_steps.TryDequeue(out var step))
        {
            return false;
        }

        WithoutContext(() => TryExecuteTask(step));
        return true;
    }

    public static void WithoutContext(Action action)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            action();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    protected override void QueueTask(Task task)
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            _escapes.Enqueue(Environment.StackTrace);
        }

        Queued++;
        _steps.Enqueue(task);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && Current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => _steps;
}
