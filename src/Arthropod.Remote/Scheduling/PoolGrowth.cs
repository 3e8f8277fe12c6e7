namespace Arthropod.Remote.Scheduling;

/// <summary>
/// Gives the thread pool more threads while implementations block those that it has. Renewals, progress and answers
/// run on the same pool, which grows by one or two threads a second if left alone; leases would run out meanwhile. The
/// pool is the process's, so all servers share this. Implementations that do not block cost no thread.
/// </summary>
internal static class PoolGrowth
{
    /// <summary>A pool that does not begin a piece of work for so long is starving.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    /// <summary>The minimum is raised no further than to this: each blocked thread holds memory for its stack.</summary>
    private const int MostThreads = 1000;

    private static readonly Lock Gate = new();
    private static readonly AutoResetEvent WorkBegins = new(false);
    private static readonly ManualResetEventSlim ProbeRan = new();
    private static Thread? _watch;
    private static bool _isResting;
    private static int _working;
    private static int _before;
    private static int _raisedTo;
    private static long _looks;

    /// <summary>How often the pool has been looked at; it is not while nothing is worked on.</summary>
    public static long Looks => Volatile.Read(ref _looks);

    /// <summary>Work is at hand that may block its thread; <see cref="End"/> follows.</summary>
    public static void Begin()
    {
        lock (Gate)
        {
            _working++;
            if (_watch is null)
            {
                // A thread of its own: a starving pool cannot watch itself.
                _watch = new Thread(Watch) { IsBackground = true, Name = "Arthropod pool growth" };
                _watch.Start();
            }
            else if (_isResting)
            {
                _isResting = false;
                WorkBegins.Set();
            }
        }
    }

    /// <summary>The work has ended. With the last of it, the pool's minimum is again what it was.</summary>
    public static void End()
    {
        lock (Gate)
        {
            if (--_working == 0 && _raisedTo > _before)
            {
                Fit(isStarving: false);
            }
        }
    }

    private static void Watch()
    {
        while (true)
        {
            if (Rests())
            {
                WorkBegins.WaitOne();
            }

            // Nobody sets it now. Most work has ended by then.
            WorkBegins.WaitOne(Patience);
            Look();
        }
    }

    private static bool Rests()
    {
        lock (Gate)
        {
            return _isResting = _working == 0;
        }
    }

    private static void Look()
    {
        Interlocked.Increment(ref _looks);
        ProbeRan.Reset();
        ThreadPool.UnsafeQueueUserWorkItem(static _ => ProbeRan.Set(), null);
        var isStarving = !ProbeRan.Wait(Patience);
        while (isStarving)
        {
            lock (Gate)
            {
                Fit(isStarving);
            }

            isStarving = !ProbeRan.Wait(Patience);
        }

        lock (Gate)
        {
            Fit(isStarving);
        }
    }

    /// <summary>A thread for each piece of work, beside those of before: doubled until there are enough, and no more than are in use.</summary>
    private static void Fit(bool isStarving)
    {
        ThreadPool.GetMinThreads(out var threads, out var ports);
        ThreadPool.GetMaxThreads(out var max, out _);
        if (threads != _raisedTo)
        {
            // Nothing has been raised, or the application has set another minimum since.
            _before = threads;
        }

        var most = Math.Max(_before, Math.Min(_before + _working, Math.Min(MostThreads, max)));
        var fitting = Math.Min(isStarving ? threads * 2 : threads, most);
        if (fitting != threads && ThreadPool.SetMinThreads(fitting, ports))
        {
            _raisedTo = fitting;
        }
    }
}
