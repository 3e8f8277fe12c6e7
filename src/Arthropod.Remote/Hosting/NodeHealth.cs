using System.Collections.Concurrent;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Hosting;

/// <summary>
/// What a node's requests to the queue service have come to, as far as its health is told by it. Nothing is asked of
/// the queue service for it.
/// </summary>
internal sealed class NodeHealth(TimeProvider time)
{
    /// <summary>So long a trouble that has passed is remembered: longer than a load balancer or a monitor looks away.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, ReceiveTrouble> _receiving = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Trouble> _recent = new(StringComparer.Ordinal);
    private volatile string? _sweepDenied;

    /// <summary>A receive was answered.</summary>
    public void Received(string queue) => _receiving.TryRemove(queue, out _);

    /// <summary>A receive failed.</summary>
    public void ReceiveFailed(string queue, TransportError error, string message) => _receiving.AddOrUpdate(
        queue,
        static (_, failure) => new ReceiveTrouble(failure.At, failure.Error, failure.Message),
        static (_, trouble, failure) => trouble with { Error = failure.Error, Message = failure.Message },
        (At: time.GetTimestamp(), Error: error, Message: message));

    /// <summary>The queue service is throttling.</summary>
    public void Throttled(string queue) => Remember("throttled", $"The queue service is throttling requests to '{queue}'.");

    /// <summary>A lease could not be renewed or was lost.</summary>
    public void LeaseTrouble(string queue, Outcome outcome) =>
        Remember("leases", $"A lease on a message of '{queue}' was lost or could not be renewed ({outcome.Error}): {outcome.Detail}");

    /// <summary>Queues may not be listed, or may be again.</summary>
    public void Sweeping(string? denial) => _sweepDenied = denial;

    /// <summary>How long the receives from a queue have failed, and why; <see langword="null"/>: they have not.</summary>
    public ReceiveTrouble? TroubleOf(string queue) => _receiving.GetValueOrDefault(queue);

    public TimeSpan Since(ReceiveTrouble trouble) => time.GetElapsedTime(trouble.Since);

    /// <summary>What was wrong a short while ago, by a name for each kind.</summary>
    public IEnumerable<KeyValuePair<string, string>> Troubles()
    {
        foreach (var (kind, trouble) in _recent)
        {
            if (time.GetElapsedTime(trouble.At) < Recent)
            {
                yield return new(kind, trouble.Text);
            }
        }

        if (_sweepDenied is { } denial)
        {
            yield return new("sweep", $"Inboxes of dead processes cannot be swept by this process: {denial}");
        }
    }

    private void Remember(string kind, string text) => _recent[kind] = new Trouble(time.GetTimestamp(), text);

    /// <param name="Since">The timestamp of the first failure.</param>
    /// <param name="Error">What the last one was.</param>
    /// <param name="Message">Its words.</param>
    internal sealed record ReceiveTrouble(long Since, TransportError Error, string Message);

    private sealed record Trouble(long At, string Text);
}
