namespace Arthropod.Remote.Tests.Contracts;

/// <summary>The contract that most tests call. What the work is, each test says in a <see cref="Script"/>.</summary>
[RemoteQueue("work")]
internal interface IWorker
{
    Task<string> Do(string order, IProgress<int>? progress = null, CancellationToken cancellationToken = default);

    [RemoteMethod(Progress = ProgressMode.Latest)]
    Task<string> Track(string order, IProgress<int>? progress = null, CancellationToken cancellationToken = default);

    [RemoteMethod(Timeout = "00:05:00")]
    Task Note(string order);

    [OneWay]
    Task Leave(string order, CancellationToken cancellationToken = default);

    [OneWay]
    [RemoteMethod(MaxAttempts = 1, Visibility = "00:00:20")]
    Task LeaveOnce(string order);

    Task<Fragile> Break(string order);
}
