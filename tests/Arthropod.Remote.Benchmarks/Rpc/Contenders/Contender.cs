using Arthropod.Remote.Benchmarks.Rpc.Contenders.Arthropod;
using Arthropod.Remote.Benchmarks.Rpc.Contenders.HandBatched;
using Arthropod.Remote.Benchmarks.Rpc.Contenders.Naive;

namespace Arthropod.Remote.Benchmarks.Rpc.Contenders;

/// <summary>
/// One way to call a worker over SQS. All have the same SDK, the same queue server and the same two processes, and
/// only one of them runs at a time.
/// </summary>
/// <param name="Name">Its name in the output.</param>
/// <param name="StartCallerAsync">Starts the caller's part: the endpoint, the calls in flight.</param>
/// <param name="StartWorkerAsync">Starts the worker's part: the endpoint, the calls to work on at a time.</param>
internal sealed record Contender(
    string Name, Func<Uri, int, Task<ICaller>> StartCallerAsync, Func<Uri, int, Task<IAsyncDisposable>> StartWorkerAsync)
{
    public static Contender Arthropod { get; } = new("arthropod", ArthropodCaller.StartAsync, ArthropodWorker.StartAsync);

    public static Contender Naive { get; } = new("naive", NaiveCaller.StartAsync, NaiveWorker.StartAsync);

    public static Contender HandBatched { get; } = new("handBatched", HandBatchedCaller.StartAsync, HandBatchedWorker.StartAsync);

    public static IReadOnlyList<Contender> All { get; } = [Arthropod, Naive, HandBatched];
}
