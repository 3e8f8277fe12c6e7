using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Server.Leases;

namespace Arthropod.Remote.Server.Steps;

/// <summary>A call that this worker is running, and the lease under which it runs.</summary>
internal sealed class CallTurn(Lease lease)
{
    private readonly TaskCompletionSource<Disposition> _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Lease Lease => lease;

    /// <summary>How it was settled.</summary>
    public Task<Disposition> Settled => _settled.Task;

    /// <summary>Whether a lease is on the same message.</summary>
    public bool IsOf(Lease other) => string.Equals(lease.Message.MessageId, other.Message.MessageId, StringComparison.Ordinal);

    public void End(Disposition settled) => _settled.SetResult(settled);
}
