namespace Arthropod.Remote.Tests.Policies;

/// <summary>A contract that sets everything, and a method that sets everything differently.</summary>
[RemoteQueue(
    "settled",
    Timeout = "00:03:00",
    WhenCallerLeaves = WhenCallerLeaves.Cancel,
    ConfirmBeforeRun = true,
    Visibility = "00:03:00",
    MaxAttempts = 30,
    Retry = RetryMode.OnError,
    Progress = ProgressMode.Latest)]
internal interface ISettled
{
    Task Do();

    [RemoteMethod(
        Timeout = "00:04:00",
        WhenCallerLeaves = WhenCallerLeaves.LeaveRunning,
        ConfirmBeforeRun = false,
        Visibility = "00:04:00",
        MaxAttempts = 40,
        Retry = RetryMode.Never,
        Progress = ProgressMode.All)]
    Task DoDifferently();
}
