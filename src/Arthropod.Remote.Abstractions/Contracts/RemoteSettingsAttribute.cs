using System.Globalization;

namespace Arthropod.Remote;

/// <summary>
/// The settings that <see cref="RemoteQueueAttribute"/> gives all methods of a contract and
/// <see cref="RemoteMethodAttribute"/> gives one method. Generated code hands both attributes to the library as they
/// are written, so a setting is declared here and nowhere else. The options of <c>AddClient</c> and <c>AddServer</c> and
/// the configuration override them.
/// </summary>
public abstract class RemoteSettingsAttribute : Attribute
{
    private protected RemoteSettingsAttribute()
    {
    }

    /// <summary>
    /// How long callers wait for an answer, as a <see cref="TimeSpan"/> in its invariant format
    /// (<c>"00:10:00"</c> is ten minutes), or <c>"infinite"</c>: as long as the queue keeps the call.
    /// Without it, a method waits as long as its contract says, and a contract as long as the application says (one hour,
    /// unless configured).
    /// </summary>
    public string? Timeout { get; set; }

    /// <summary>
    /// How soon another worker gets a call after the worker that runs it has died, as a <see cref="TimeSpan"/> in its
    /// invariant format: <c>"00:00:01"</c> to <c>"12:00:00"</c>. Without it, a method has its contract's visibility, and
    /// a contract has one minute. Each call of a method with its own visibility costs one more request to the queue.
    /// </summary>
    public string? Visibility { get; set; }

    /// <summary>
    /// How many attempts a call has. Failed attempts that are retried (<see cref="Retry"/>) count, and so do attempts
    /// whose worker died. After the last one the call moves to the dead-letter queue, and its caller is told. 1 to 100.
    /// Without it, a method has its contract's number, and a contract has 3.
    /// </summary>
    public int MaxAttempts { get; set; }

    /// <summary>
    /// Whether the worker retries a call whose implementation threw. Without it, a method does as its contract says; the
    /// default of a contract is <see cref="RetryMode.Never"/>: the exception is the answer. Calls whose answer nobody
    /// awaits (<see cref="OneWayAttribute"/>) are always retried.
    /// </summary>
    public RetryMode Retry
    {
        get => RetryIfSet.GetValueOrDefault();
        set => RetryIfSet = value;
    }

    /// <summary>
    /// Which progress reports travel when they come faster than the queue. Without it, a method does as its contract says;
    /// the default of a contract is <see cref="ProgressMode.All"/>.
    /// </summary>
    public ProgressMode Progress
    {
        get => ProgressIfSet.GetValueOrDefault();
        set => ProgressIfSet = value;
    }

    /// <summary>
    /// What becomes of the work when its caller stops waiting, because the timeout has passed or the caller's process
    /// shuts down. Without it, a method does as its contract says; the default of a contract is
    /// <see cref="WhenCallerLeaves.LeaveRunning"/>.
    /// </summary>
    public WhenCallerLeaves WhenCallerLeaves
    {
        get => WhenCallerLeavesIfSet.GetValueOrDefault();
        set => WhenCallerLeavesIfSet = value;
    }

    /// <summary>
    /// Whether a worker asks the caller once more before it begins, so that work never begins whose caller is gone or
    /// has changed its mind. Each call then takes one more round trip. The worker needs an inbox
    /// (<c>RemoteServerOptions.AcceptCancels</c>), and a call that isn't confirmed within a minute doesn't run
    /// (<see cref="ServerErrorKind.NotConfirmed"/>). It has no effect on one-way calls, whose caller doesn't wait.
    /// Without it, a method does as its contract says; the default of a contract is <see langword="false"/>.
    /// </summary>
    public bool ConfirmBeforeRun
    {
        get => ConfirmBeforeRunIfSet.GetValueOrDefault();
        set => ConfirmBeforeRunIfSet = value;
    }

    // C# allows no nullable type as an attribute's argument, so what is not set is told apart here.
    internal TimeSpan? TimeoutIfSet => string.Equals(Timeout, "infinite", StringComparison.Ordinal)
        ? System.Threading.Timeout.InfiniteTimeSpan
        : Parse(Timeout);

    internal TimeSpan? VisibilityIfSet => Parse(Visibility);

    internal int? MaxAttemptsIfSet => MaxAttempts == 0 ? null : MaxAttempts;

    internal RetryMode? RetryIfSet { get; private set; }

    internal ProgressMode? ProgressIfSet { get; private set; }

    internal WhenCallerLeaves? WhenCallerLeavesIfSet { get; private set; }

    internal bool? ConfirmBeforeRunIfSet { get; private set; }

    // The generator has checked it.
    private static TimeSpan? Parse(string? time) => time is null ? null : TimeSpan.ParseExact(time, "c", CultureInfo.InvariantCulture);
}
