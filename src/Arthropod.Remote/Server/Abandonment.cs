namespace Arthropod.Remote.Server;

/// <summary>
/// The moment from which a shutdown waits for nothing more. One task for all, where a registration of each call's
/// own would stay with the token for as long as the process runs.
/// </summary>
internal sealed class Abandonment
{
    private readonly CancellationTokenSource _source = new();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CancellationToken Token => _source.Token;

    /// <summary>Ends when it has come.</summary>
    public Task Begun => _begun.Task;

    public void Begin()
    {
        _begun.TrySetResult();
        _source.Cancel();
    }
}
