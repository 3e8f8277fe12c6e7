namespace Arthropod.Remote.Tests.Contracts;

/// <summary>Work that is of no use without its caller.</summary>
[RemoteQueue("chores", WhenCallerLeaves = WhenCallerLeaves.Cancel)]
internal interface IChores
{
    Task<string> Do(string order, IProgress<int>? progress = null, CancellationToken cancellationToken = default);

    [RemoteMethod(WhenCallerLeaves = WhenCallerLeaves.LeaveRunning)]
    Task<string> Finish(string order, CancellationToken cancellationToken = default);

    [RemoteMethod(ConfirmBeforeRun = true)]
    Task<string> Print(string order, CancellationToken cancellationToken = default);

    [OneWay]
    [RemoteMethod(ConfirmBeforeRun = true)]
    Task Drop(string order);
}
