namespace Arthropod.Remote.Sqs.Tests.EndToEnd.Workshops;

/// <summary>The contract of most end-to-end tests: a method for each thing that a call may do.</summary>
[RemoteQueue("workshop")]
public interface IWorkshop
{
    Task<string> Greet(string name, CancellationToken cancellationToken = default);

    ValueTask<int> Add(int left, int right);

    ValueTask Note(string text);

    Task<int> Count(int to, IProgress<int>? progress);

    [RemoteMethod(Progress = ProgressMode.Latest)]
    Task<int> CountQuickly(int to, IProgress<int> progress);

    /// <summary>Reports that it has begun, waits until the test opens the gate, and says which attempt it was.</summary>
    Task<int> WaitAtGate(IProgress<string>? progress = null);

    Task Fail(string message);

    Task<int> Measure(byte[] data);

    Task<byte[]> Produce(int bytes);

    /// <summary>Returns what has no end.</summary>
    Task<Link> Chain();

    Task<CallFacts> Describe();
}
