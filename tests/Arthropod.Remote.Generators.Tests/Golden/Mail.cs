[RemoteQueue("mail", Visibility = "00:10:00", MaxAttempts = 5, Retry = RetryMode.OnError, Progress = ProgressMode.Latest)]
public interface IMail
{
    [OneWay]
    ValueTask Send(string address, string text, CancellationToken cancellationToken = default);
    [OneWay, RemoteMethod(Visibility = "01:00:00", MaxAttempts = 1, Progress = ProgressMode.All)]
    Task SendAll(string[] addresses);
    Task<int> Count(IProgress<int> progress);
}
