namespace Arthropod.Remote;

/// <summary>How one contract is served. In configuration: <c>Arthropod:Servers:&lt;queue name&gt;</c>.</summary>
public sealed class RemoteServerOptions
{
    private readonly List<Func<IncomingCall, Func<Task>, Task>> _steps = [];

    /// <summary>How many calls are worked on at a time: 1 to 10,000. Default: the number of processors.</summary>
    public int MaxConcurrency { get; set; } = Environment.ProcessorCount;

    /// <summary>
    /// How long one receive waits for calls: 1 to 20 seconds. An idle worker makes one request in this time, and takes up to
    /// this time to stop, for it lets the last receive end. Default: 20 seconds, the longest wait of Amazon SQS.
    /// </summary>
    public TimeSpan ReceiveWait { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// The visibility timeout of a received request: how soon another worker gets the call after this one has died. A
    /// living worker renews the lease, however long the work takes. 1 second to 12 hours. Default:
    /// <see langword="null"/>, as method and contract say, and 1 minute where they say nothing.
    /// </summary>
    public TimeSpan? Visibility { get; set; }

    /// <summary>
    /// How many attempts a call has. These count: attempts that failed, if failed calls are retried
    /// (<see cref="Retry"/>), and, where workers share an idempotency store, attempts whose worker died. After the last one
    /// the call is moved to the dead-letter queue, and its caller gets a <see cref="ServerErrorException"/> of kind
    /// <see cref="ServerErrorKind.DeadLettered"/>. A worker that shuts down cleanly uses none up. With 1 a call begins once
    /// at most: if its message is received again, and nobody knows what came of the first receipt, it begins no more. 1 to
    /// 100. Default: <see langword="null"/>, as method and contract say, and 3 where they say nothing.
    /// </summary>
    public int? MaxAttempts { get; set; }

    /// <summary>
    /// How often a call may be received without a word of what came of that: its worker died, an answer of the queue was
    /// lost, a person looked at the queue in a console. Then it is moved to the dead-letter queue, since it may be the call
    /// that ends its workers. 1 to 500. Default: <see langword="null"/>, five more than <see cref="MaxAttempts"/>.
    /// </summary>
    public int? MaxReceives { get; set; }

    /// <summary>
    /// Whether to retry a call whose implementation threw, if a caller waits for it. (Calls that nobody waits for are
    /// always retried.) Default: <see langword="null"/>, as method and contract say, and <see cref="RetryMode.Never"/>
    /// where they say nothing.
    /// </summary>
    public RetryMode? Retry { get; set; }

    /// <summary>How long a failed call waits before its next attempt. Default: 1 second, doubling up to 1 minute, half of it random.</summary>
    public RetryBackoff Backoff { get; set; } = RetryBackoff.Default;

    /// <summary>
    /// Which progress reports travel when they come faster than the queue. Default: <see langword="null"/>, as method and
    /// contract say, and <see cref="ProgressMode.All"/> where they say nothing.
    /// </summary>
    public ProgressMode? Progress { get; set; }

    /// <summary>
    /// Says which exceptions to retry. Any other one is the answer at once, and a call whose answer nobody awaits goes
    /// to the dead-letter queue. Not asked after <see cref="IRemoteCallContext.Retry"/>. Default:
    /// <see langword="null"/>, all of them.
    /// </summary>
    /// <example>
    /// <code>
    /// server.RetryWhen = exception => exception is HttpRequestException or TimeoutException;
    /// </code>
    /// </example>
    public Func<Exception, bool>? RetryWhen { get; set; }

    /// <summary>
    /// Whether stack traces and inner errors of the implementation's exceptions travel to the caller beside type and
    /// message. Default: <see langword="null"/>, only where the host's environment is Development: they tell of paths, of
    /// libraries and their versions, to whoever may call.
    /// </summary>
    public bool? IncludeErrorDetails { get; set; }

    /// <summary>
    /// How long a request that this version does not understand (an unknown method, a newer protocol) is left for other
    /// workers, counted from its first receipt, before it is dead-lettered and answered. Default: 10 minutes.
    /// </summary>
    public TimeSpan NotUnderstoodGrace { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long the worker keeps the answer, and retries to send it, while the caller's inbox does not exist. Then it
    /// discards it. Default: 2 minutes.
    /// </summary>
    public TimeSpan MissingInboxGrace { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>
    /// How long the outcome of a call is kept in the store that workers share
    /// (<see cref="Hosting.ArthropodBuilder.UseIdempotencyStore"/>), so that the call does not run again. Zero: this contract
    /// does not use the store. Up to 366 days. Default: 1 day.
    /// </summary>
    public TimeSpan IdempotencyKeptFor { get; set; } = TimeSpan.FromDays(1);

    /// <summary>
    /// Whether callers can cancel calls that this worker runs. For that it opens an inbox, a queue of its own that it
    /// polls. Without one, a cancelled call runs to its end. Workers that do not start with the host
    /// (<see cref="StartWithHost"/>) open none. Default: <see langword="true"/>.
    /// </summary>
    public bool AcceptCancels { get; set; } = true;

    /// <summary>
    /// Whether the host starts to serve when it starts. <see langword="false"/> for a worker that calls
    /// <see cref="IRemoteServer.HandleOneAsync"/> or <see cref="IRemoteServer.DrainAsync"/> itself. Default: <see langword="true"/>.
    /// </summary>
    public bool StartWithHost { get; set; } = true;

    internal IReadOnlyList<Func<IncomingCall, Func<Task>, Task>> Steps => _steps;

    /// <summary>
    /// Adds a step around the implementation of each call, for example to authenticate, to measure or to cache. Steps
    /// run in the order in which you add them: the first one is the outermost. They run once per attempt, in the call's
    /// scope. A step that sets <see cref="IncomingCall.Result"/> without calling <c>next</c> answers the call itself.
    /// </summary>
    /// <param name="step">
    /// Gets the call and <c>next</c>, which runs the remaining steps and the implementation. An exception that a step throws
    /// counts as the implementation's: the caller gets it, or another attempt follows.
    /// </param>
    /// <returns>These options.</returns>
    /// <example>
    /// <code>
    /// remote.AddServer&lt;IVideoEncoder, FfmpegVideoEncoder&gt;(server => server.Use(async (call, next) =>
    /// {
    ///     call.Services.GetRequiredService&lt;Tenant&gt;().Name = call.Context.Headers["tenant"];
    ///     await next();
    /// }));
    /// </code>
    /// </example>
    public RemoteServerOptions Use(Func<IncomingCall, Func<Task>, Task> step)
    {
        ArgumentNullException.ThrowIfNull(step);
        _steps.Add(step);
        return this;
    }
}
