namespace Arthropod.Remote.Tests.Simulation;

/// <summary>
/// The steps that one process has still to take. The simulation takes them, in whatever order it likes, on its own
/// thread: a process that sleeps takes none, and one that was killed never takes another. So a process can be killed
/// at every await.
/// </summary>
internal sealed class SimulatedSteps(Action<string> escaped) : TaskScheduler
{
    private readonly Lock _lock = new();
    private readonly List<Task> _ready = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;

    public int Ready => _ready.Count;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Takes one of the steps.</summary>
    public void Take(int index)
    {
        var step = _ready[index];
        _ready[index] = _ready[^1];
        _ready.RemoveAt(_ready.Count - 1);
        TryExecuteTask(step);
    }

    public void Add(Action step) => new Task(step).Start(this);

    public void Drop() => _ready.Clear();

    protected override void QueueTask(Task task)
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            escaped(Environment.StackTrace);
        }

        lock (_lock)
        {
            _ready.Add(task);
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && Current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => _ready;
}
