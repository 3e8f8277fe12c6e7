namespace Arthropod.Remote.Scheduling;

/// <summary>
/// Gives the thread pool more threads as soon as implementations block those that it has. Heavy work often blocks,
/// and renewals, progress and answers run on the same pool; left alone it grows by one or two threads a second, and
/// leases would run out meanwhile. Implementations that do not block cost no thread.
/// </summary>
internal sealed class PoolGrowth(int mostThreads) : IDisposable
{
    /// <summary>A pool that does not begin a piece of work for so long is starving.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly ManualResetEventSlim _ended = new();
    private Thread? _watch;

    /// <summary>Begins to watch, on a thread of its own: a starving pool cannot watch itself.</summary>
    public void Start()
    {
        _watch = new Thread(Watch) { IsBackground = true, Name = "Arthropod pool growth" };
        _watch.Start();
    }

    public void Dispose() => _ended.Set();

    private void Watch()
    {
        while (!_ended.Wait(Patience))
        {
            using var begun = new ManualResetEventSlim();
            ThreadPool.UnsafeQueueUserWorkItem(static begun => begun.Set(), begun, preferLocal: false);
            while (!begun.Wait(Patience))
            {
                if (_ended.IsSet || !Grow())
                {
                    begun.Wait();
                }
            }
        }
    }

    private bool Grow()
    {
        ThreadPool.GetMinThreads(out var threads, out var ports);
        return threads < mostThreads && ThreadPool.SetMinThreads(Math.Min(threads * 2, mostThreads), ports);
    }
}
