namespace Arthropod.Remote.Sqs.Tests.EndToEnd.Workshops;

/// <summary>An implementation that cannot be created.</summary>
public sealed class BrokenWorkshop : IWorkshop
{
    public BrokenWorkshop() => throw new DllNotFoundException("libcuda.so.1 is missing");

    public Task<string> Greet(string name, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<int> Add(int left, int right) => throw new NotSupportedException();

    public ValueTask Note(string text) => throw new NotSupportedException();

    public Task<int> Count(int to, IProgress<int>? progress) => throw new NotSupportedException();

    public Task<int> CountQuickly(int to, IProgress<int> progress) => throw new NotSupportedException();

    public Task<int> WaitAtGate(IProgress<string>? progress = null) => throw new NotSupportedException();

    public Task Fail(string message) => throw new NotSupportedException();

    public Task<int> Measure(byte[] data) => throw new NotSupportedException();

    public Task<byte[]> Produce(int bytes) => throw new NotSupportedException();

    public Task<Link> Chain() => throw new NotSupportedException();

    public Task<CallFacts> Describe() => throw new NotSupportedException();
}
