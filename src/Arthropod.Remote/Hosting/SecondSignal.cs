using System.Runtime.InteropServices;

namespace Arthropod.Remote.Hosting;

/// <summary>
/// Listens for SIGTERM and SIGINT beside the host, which stops the process at the first: whoever sends a second one does
/// not want to wait. The registrations are the process's, so that this must not be kept alive by them.
/// </summary>
internal sealed class SecondSignal : IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly Action<PosixSignal> _came;
    private int _count;

    /// <param name="came">Called once, at the second signal.</param>
    public SecondSignal(Action<PosixSignal> came)
    {
        _came = came;
        if (!(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() || OperatingSystem.IsWindows() || OperatingSystem.IsFreeBSD()))
        {
            return;
        }

        var weak = new WeakReference<SecondSignal>(this);
        foreach (var signal in (ReadOnlySpan<PosixSignal>)[PosixSignal.SIGTERM, PosixSignal.SIGINT])
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, context => Tell(weak, context.Signal)));
        }
    }

    /// <summary>A signal has come.</summary>
    public void Count(PosixSignal signal)
    {
        if (Interlocked.Increment(ref _count) == 2)
        {
            _came(signal);
        }
    }

    public void Dispose()
    {
        _registrations.ForEach(static registration => registration.Dispose());
        _registrations.Clear();
    }

    private static void Tell(WeakReference<SecondSignal> weak, PosixSignal signal)
    {
        if (weak.TryGetTarget(out var self))
        {
            self.Count(signal);
        }
    }
}
