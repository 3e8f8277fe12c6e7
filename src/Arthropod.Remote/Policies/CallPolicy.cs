using Arthropod.Remote.Invocation;

namespace Arthropod.Remote.Policies;

/// <summary>
/// What the settings of one method come to on one side of its calls. It is merged here, once, when the process starts,
/// and everything else in the library reads it. The nearest word wins: configuration, code (both are in the options, over
/// which the configuration has been read), the method's attribute, the contract's, the default.
/// </summary>
internal sealed record CallPolicy
{
    /// <summary>So many more receipts than attempts are no reason yet to take a call for one that ends its workers.</summary>
    private const int ReceivesBeyondAttempts = 5;

    private CallPolicy()
    {
    }

    /// <summary>How long the caller waits for the answer.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>What becomes of the work when its caller stops waiting.</summary>
    public required WhenCallerLeaves WhenCallerLeaves { get; init; }

    /// <summary>Whether the worker asks the caller before it begins.</summary>
    public required bool ConfirmBeforeRun { get; init; }

    /// <summary>The visibility timeout of a request while it is worked on.</summary>
    public required TimeSpan Visibility { get; init; }

    /// <summary>How many attempts a call has.</summary>
    public required int MaxAttempts { get; init; }

    /// <summary>How often a call may have been received, without a word of what came of that, before it is begun no more.</summary>
    public required int MaxReceives { get; init; }

    /// <summary>Whether a call whose caller waits is retried after its implementation threw.</summary>
    public required RetryMode Retry { get; init; }

    /// <summary>How long a call waits between two attempts.</summary>
    public required RetryBackoff Backoff { get; init; }

    /// <summary>Asked whether an exception is one to retry after; <see langword="null"/>: every exception is.</summary>
    public Func<Exception, bool>? RetryWhen { get; init; }

    /// <summary>Which progress reports travel.</summary>
    public required ProgressMode Progress { get; init; }

    /// <param name="contract">The contract.</param>
    /// <param name="method">One of its methods; <see langword="null"/>: what holds as long as the method isn't known.</param>
    /// <param name="timeout">The application's default timeout.</param>
    /// <param name="client">How this process calls the contract, on the caller's side.</param>
    /// <param name="server">How this process serves the contract, on the worker's side.</param>
    public static CallPolicy Merge(
        RemoteContract contract, RemoteMethod? method, TimeSpan timeout, RemoteClientOptions? client = null, RemoteServerOptions? server = null)
    {
        var (near, far) = (method?.Settings, contract.Settings);
        var maxAttempts = server?.MaxAttempts ?? near?.MaxAttemptsIfSet ?? far?.MaxAttemptsIfSet ?? 3;
        return new CallPolicy
        {
            Timeout = client?.Timeout ?? near?.TimeoutIfSet ?? far?.TimeoutIfSet ?? timeout,
            WhenCallerLeaves = client?.WhenCallerLeaves ?? near?.WhenCallerLeavesIfSet ?? far?.WhenCallerLeavesIfSet ?? WhenCallerLeaves.LeaveRunning,
            ConfirmBeforeRun = client?.ConfirmBeforeRun ?? near?.ConfirmBeforeRunIfSet ?? far?.ConfirmBeforeRunIfSet ?? false,
            Visibility = server?.Visibility ?? near?.VisibilityIfSet ?? far?.VisibilityIfSet ?? TimeSpan.FromMinutes(1),
            MaxAttempts = maxAttempts,
            MaxReceives = server?.MaxReceives ?? maxAttempts + ReceivesBeyondAttempts,
            Retry = server?.Retry ?? near?.RetryIfSet ?? far?.RetryIfSet ?? RetryMode.Never,
            Backoff = server?.Backoff ?? RetryBackoff.Default,
            RetryWhen = server?.RetryWhen,
            Progress = server?.Progress ?? near?.ProgressIfSet ?? far?.ProgressIfSet ?? ProgressMode.All,
        };
    }

    /// <summary>What holds for a single call: the only setting that is merged later, because only the call can say it.</summary>
    public CallPolicy For(RemoteCallOptions? call) => call?.Timeout is { } timeout ? this with { Timeout = timeout } : this;
}
