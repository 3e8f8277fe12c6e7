namespace Arthropod.Remote.Peer;

/// <summary>Where work waits, if it is to wait, until the parent says "go".</summary>
internal sealed class Gate
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task WhenOpen => _open.Task;

    public void Open() => _open.TrySetResult();
}
