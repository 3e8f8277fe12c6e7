using Arthropod.Remote.LocalSqs.Engine;

namespace Arthropod.Remote.LocalSqs.Protocol;

/// <summary>What an operation needs besides its parameters.</summary>
internal readonly record struct OperationContext(QueueStore Queues, string Authority)
{
    public string UrlOf(LocalQueue queue) => $"http://{Authority}/{QueueStore.Account}/{queue.Name}";
}
