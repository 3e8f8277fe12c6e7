namespace Arthropod.Remote.Sqs.Tests.EndToEnd.Workshops;

/// <summary>The implementation behind <see cref="IWorkshop"/>.</summary>
public sealed class Workshop(Floor floor, IRemoteCallContext call) : IWorkshop
{
    public Task<string> Greet(string name, CancellationToken cancellationToken = default) => Task.FromResult($"Hello, {name}!");

    public ValueTask<int> Add(int left, int right) => ValueTask.FromResult(left + right);

    public ValueTask Note(string text)
    {
        floor.Notes.Enqueue(text);
        return ValueTask.CompletedTask;
    }

    public Task<int> Count(int to, IProgress<int>? progress)
    {
        for (var number = 1; number <= to; number++)
        {
            progress?.Report(number);
        }

        return Task.FromResult(to);
    }

    public Task<int> CountQuickly(int to, IProgress<int> progress) => Count(to, progress);

    public async Task<int> WaitAtGate(IProgress<string>? progress = null)
    {
        floor.Enter();
        progress?.Report("entered");
        await floor.Gate;
        return call.Attempt;
    }

    public Task Fail(string message) =>
        throw new InvalidOperationException(message, new FileNotFoundException("no such tool"));

    public Task<int> Measure(byte[] data) => Task.FromResult(data.Length);

    public Task<byte[]> Produce(int bytes) => Task.FromResult(new byte[bytes]);

    public Task<Link> Chain()
    {
        var link = new Link();
        link.Next = link;
        return Task.FromResult(link);
    }

    public Task<CallFacts> Describe() => Task.FromResult(new CallFacts(
        call.CallId, call.Attempt, call.Deadline, call.Headers.ToDictionary(StringComparer.Ordinal)));
}
