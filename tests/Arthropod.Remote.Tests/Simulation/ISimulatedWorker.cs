namespace Arthropod.Remote.Tests.Simulation;

/// <summary>The same work in every way in which a contract can ask for it.</summary>
[RemoteQueue("simulated")]
internal interface ISimulatedWorker
{
    Task<string> Do(string order, IProgress<int>? progress = null, CancellationToken cancellationToken = default);

    [RemoteMethod(ConfirmBeforeRun = true)]
    Task<string> Confirm(string order, IProgress<int>? progress = null, CancellationToken cancellationToken = default);

    [RemoteMethod(Retry = RetryMode.OnError)]
    Task<string> Retry(string order, IProgress<int>? progress = null, CancellationToken cancellationToken = default);

    [OneWay]
    Task Leave(string order, CancellationToken cancellationToken = default);
}
