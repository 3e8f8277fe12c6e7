namespace Arthropod.Remote;

/// <summary>
/// What differs for single calls from what the contract says: <c>encoder.WithOptions(new RemoteCallOptions { ... })</c>
/// returns the same interface, whose calls go with these options. Options add up: after
/// <c>encoder.WithOptions(first).WithOptions(second)</c>, what the second leaves <see langword="null"/> is as the first
/// sets it. To start anew, call <c>WithOptions</c> on the original proxy.
/// </summary>
public sealed record RemoteCallOptions
{
    /// <summary>
    /// How long to wait for the answer. <see langword="null"/> (the default): what the method, its contract or the
    /// application says. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>: as long as the queue keeps the call.
    /// The timeout set last applies.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is zero or negative.</exception>
    public TimeSpan? Timeout
    {
        get;
        init => field = value is { } timeout && timeout <= TimeSpan.Zero && timeout != System.Threading.Timeout.InfiniteTimeSpan
            ? throw new ArgumentOutOfRangeException(nameof(value), value, "A timeout is more than zero, or Timeout.InfiniteTimeSpan.")
            : value;
    }

    /// <summary>
    /// Text that travels with the call; the implementation reads it from <see cref="IRemoteCallContext.Headers"/>.
    /// It counts towards the size of the message. Headers are merged by name: a header set later replaces the earlier one
    /// of the same name, and the others stay.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>
    /// What the call is to be done once for, where its servers share a store
    /// (<c>UseIdempotencyStore</c>): of all calls of a method with the same key, an order's
    /// number for example, the first is carried out, and the others get its outcome, whatever their arguments. Without
    /// such a store it has no effect. 1 to 256 bytes in UTF-8. Default: <see langword="null"/>, each call is one of its own.
    /// The key set last applies.
    /// </summary>
    /// <exception cref="ArgumentException">It is empty, too long, or has half a surrogate pair.</exception>
    public string? IdempotencyKey
    {
        get;
        init => field = value is null ? null : CheckKey(value);
    }

    /// <summary>
    /// Told of each attempt that failed and is tried again, in order with the progress reports and like them never on
    /// several threads at once. The log says it too. Default: <see langword="null"/>. The handler set last applies.
    /// </summary>
    public Action<RemoteAttemptFailure>? AttemptFailed { get; init; }

    /// <summary>These options, and over them those that are set later.</summary>
    internal RemoteCallOptions With(RemoteCallOptions later) => new()
    {
        Timeout = later.Timeout ?? Timeout,
        Headers = Headers is null || later.Headers is null ? later.Headers ?? Headers : Merge(Headers, later.Headers),
        IdempotencyKey = later.IdempotencyKey ?? IdempotencyKey,
        AttemptFailed = later.AttemptFailed ?? AttemptFailed,
    };

    private static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string> earlier, IReadOnlyDictionary<string, string> later)
    {
        var merged = new Dictionary<string, string>(earlier, StringComparer.Ordinal);
        foreach (var (name, value) in later)
        {
            merged[name] = value;
        }

        return merged;
    }

    private static string CheckKey(string key)
    {
        if (IdempotencyKeyRule.FindFault(key) is { } fault)
        {
            throw new ArgumentException(fault, nameof(key));
        }

        return key;
    }
}
