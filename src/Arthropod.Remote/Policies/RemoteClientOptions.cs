namespace Arthropod.Remote;

/// <summary>How one contract is called. In configuration: <c>Arthropod:Clients:&lt;queue name&gt;</c>.</summary>
public sealed class RemoteClientOptions
{
    private readonly List<Func<OutgoingCall, Func<Task>, Task>> _steps = [];

    /// <summary>
    /// How long calls wait for their answer, whatever the contract and its methods say. Default:
    /// <see langword="null"/>, as they say. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>: as long as the
    /// queue keeps the call.
    /// </summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>
    /// What becomes of the work when its caller stops waiting. Default: <see langword="null"/>, as method and contract say,
    /// and <see cref="WhenCallerLeaves.LeaveRunning"/> where they say nothing.
    /// </summary>
    public WhenCallerLeaves? WhenCallerLeaves { get; set; }

    /// <summary>
    /// Whether the worker asks this caller once more before it begins. Default: <see langword="null"/>, as method and
    /// contract say, and <see langword="false"/> where they say nothing.
    /// </summary>
    public bool? ConfirmBeforeRun { get; set; }

    /// <summary>
    /// How many calls of the contract may be under way in this process: 1 to 10,000,000. <see cref="PendingCallLimit"/>
    /// says what happens to further ones. Default: 100,000.
    /// </summary>
    public int MaxPendingCalls { get; set; } = 100_000;

    /// <summary>
    /// What happens to a call when <see cref="MaxPendingCalls"/> others are under way. Default:
    /// <see cref="PendingCallLimit.Wait"/>.
    /// </summary>
    public PendingCallLimit PendingCallLimit { get; set; }

    internal IReadOnlyList<Func<OutgoingCall, Func<Task>, Task>> Steps => _steps;

    /// <summary>
    /// Adds a step around the sending of each call, for example to add a header or to measure. Steps run in the order in
    /// which you add them: the first one is the outermost. A step runs once per call, even if the request has to be sent
    /// several times.
    /// </summary>
    /// <param name="step">
    /// Gets the call and <c>next</c>, which runs the remaining steps and sends the request. The task of <c>next</c> ends
    /// when the queue has the request, and fails if the request could not be sent. Call it exactly once. An exception
    /// that a step throws ends the call with that exception; before <c>next</c>, nothing is sent.
    /// </param>
    /// <returns>These options.</returns>
    /// <example>
    /// <code>
    /// remote.AddClient&lt;IVideoEncoder&gt;(client => client.Use(async (call, next) =>
    /// {
    ///     call.Headers["tenant"] = tenants.Current;
    ///     await next();
    /// }));
    /// </code>
    /// </example>
    public RemoteClientOptions Use(Func<OutgoingCall, Func<Task>, Task> step)
    {
        ArgumentNullException.ThrowIfNull(step);
        _steps.Add(step);
        return this;
    }
}
