namespace Arthropod.Remote.Tests.Contracts;

/// <summary>Does what its script says.</summary>
internal sealed class Chores(Script script, IRemoteCallContext context) : IChores
{
    public Task<string> Do(string order, IProgress<int>? progress = null, CancellationToken cancellationToken = default) =>
        script.RunAsync(new Job(order, progress, context, cancellationToken));

    public Task<string> Finish(string order, CancellationToken cancellationToken = default) => Do(order, null, cancellationToken);

    public Task<string> Print(string order, CancellationToken cancellationToken = default) => Do(order, null, cancellationToken);

    public Task Drop(string order) => Do(order);
}
