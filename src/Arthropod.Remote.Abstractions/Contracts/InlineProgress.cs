namespace Arthropod.Remote;

/// <summary>
/// An <see cref="IProgress{T}"/> that runs the handler at once, where the report arrives. With it, reports come one
/// at a time and in order, and the call completes after the last has been handled. (<see cref="Progress{T}"/> posts
/// to the context or the thread pool instead: its handlers may run late, side by side and out of order.)
/// </summary>
/// <typeparam name="T">What is reported.</typeparam>
/// <param name="handler">Runs for each report. While it runs, the call's next report waits.</param>
public sealed class InlineProgress<T>(Action<T> handler) : IProgress<T>
{
    private readonly Action<T> _handler = handler ?? throw new ArgumentNullException(nameof(handler));

    /// <inheritdoc/>
    public void Report(T value) => _handler(value);
}
