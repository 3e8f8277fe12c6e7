[RemoteQueue("chores", WhenCallerLeaves = WhenCallerLeaves.Cancel, ConfirmBeforeRun = true)]
public interface IChores
{
    Task Do(string chore, CancellationToken cancellationToken = default);
    [RemoteMethod(WhenCallerLeaves = WhenCallerLeaves.LeaveRunning, ConfirmBeforeRun = false)]
    Task Finish(string chore);
}
