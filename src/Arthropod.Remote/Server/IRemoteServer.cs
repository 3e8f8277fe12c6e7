namespace Arthropod.Remote;

/// <summary>
/// What this process serves, for a worker that is started now and then (by cron, by a function) rather than running all
/// the time. Such a worker sets <see cref="RemoteServerOptions.StartWithHost"/> to <see langword="false"/>, or never
/// starts its host.
/// </summary>
public interface IRemoteServer
{
    /// <summary>
    /// Takes one call, if there is one, of any contract that is served here, and runs it. Messages that are not calls,
    /// and calls that are answered without being run, do not count.
    /// </summary>
    /// <param name="wait">How long to wait for one, and for a free slot to work in; zero: not at all.</param>
    /// <param name="cancellationToken">Ends the wait; a call that has been taken is finished all the same.</param>
    /// <returns>Whether there was one; <see langword="false"/>, too, if the host stops meanwhile.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled during the wait.</exception>
    /// <exception cref="RemoteException">The queue cannot be reached or does not exist.</exception>
    Task<bool> HandleOneAsync(TimeSpan wait, CancellationToken cancellationToken = default);

    /// <summary>
    /// Works until the queues of all contracts served are empty, as many calls at a time as
    /// <see cref="RemoteServerOptions.MaxConcurrency"/> says.
    /// </summary>
    /// <param name="cancellationToken">Takes no more, as the host's stopping does; calls that have been taken are finished all the same.</param>
    /// <returns>How many calls were run here.</returns>
    /// <exception cref="RemoteException">A queue cannot be reached or does not exist.</exception>
    Task<int> DrainAsync(CancellationToken cancellationToken = default);
}
