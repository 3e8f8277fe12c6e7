namespace Arthropod.Remote.Tests.Contracts;

/// <summary>Does what its script says.</summary>
internal sealed class Worker : IWorker, IAsyncDisposable
{
    private readonly Script _script;
    private readonly IRemoteCallContext _context;

    public Worker(Script script, IRemoteCallContext context)
    {
        _script = script;
        _context = context;
        script.Instances++;
        if (script.ConstructorThrows is { } exception)
        {
            throw exception;
        }
    }

    public Task<string> Do(string order, IProgress<int>? progress = null, CancellationToken cancellationToken = default) =>
        _script.RunAsync(new Job(order, progress, _context, cancellationToken));

    public Task<string> Track(string order, IProgress<int>? progress = null, CancellationToken cancellationToken = default) =>
        Do(order, progress, cancellationToken);

    public Task Note(string order) => Do(order);

    public Task Leave(string order, CancellationToken cancellationToken = default) => Do(order, null, cancellationToken);

    public Task LeaveOnce(string order) => Do(order);

    public Task<Fragile> Break(string order) => Task.FromResult(new Fragile());

    public ValueTask DisposeAsync()
    {
        _script.Disposed++;
        return _script.DisposalThrows is { } exception ? ValueTask.FromException(exception) : ValueTask.CompletedTask;
    }
}
