namespace Arthropod.Remote.Server.Duplicates;

/// <summary>A call that is carried out here now, and the delivery that has its turn.</summary>
internal sealed class CallRun(Lease lease)
{
    private readonly TaskCompletionSource<RunEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Lease Lease => lease;

    /// <summary>How it ended, once it has been settled.</summary>
    public Task<RunEnd> Ended => _ended.Task;

    /// <summary>Whether the delivery is one of the same message.</summary>
    public bool IsOf(Lease delivery) => string.Equals(lease.Message.MessageId, delivery.Message.MessageId, StringComparison.Ordinal);

    public void End(RunEnd end) => _ended.SetResult(end);
}
