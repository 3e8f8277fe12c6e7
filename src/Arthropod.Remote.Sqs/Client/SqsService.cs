using Amazon.SQS;
using Arthropod.Remote.Sqs.Errors;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Sqs.Client;

/// <summary>The SQS client together with what is known about how it behaves.</summary>
/// <param name="client">The client.</param>
/// <param name="timeProvider">The clock that waits between attempts go by.</param>
internal sealed class SqsService(IAmazonSQS client, TimeProvider timeProvider)
{
    /// <summary>The largest message, and the largest batch, that SQS takes: 1 MiB, attributes included.</summary>
    public const int MaxMessageBytes = 1_048_576;

    private const int MaxAttempts = 4;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    /// <summary>The client.</summary>
    public IAmazonSQS Client => client;

    /// <summary>
    /// Whether the client is one of ours: one request is then one attempt, so that an answer is the whole truth, and
    /// the digests of messages are ours to check. A client that the application brought repeats requests by itself
    /// and throws a whole receive away for one digest.
    /// </summary>
    public bool IsOwnClient { get; } = client is SqsClient;

    /// <summary>
    /// Runs a request that does no harm when it is done twice, a few times if SQS is throttling or cannot be reached.
    /// Not for messages: whether to repeat those is decided above, where it is known what a repetition costs.
    /// </summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="action">What is tried.</param>
    /// <param name="queue">On which queue.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="TransportException">SQS refused, or could not be reached.</exception>
    public async Task<T> AskAsync<T>(
        SqsAction action, string queue, Func<IAmazonSQS, CancellationToken, Task<T>> request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await request(client, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (!IsCancelled(exception, cancellationToken))
            {
                var error = SqsErrors.ToException(exception, action, queue, IsOwnClient);
                if (!IsWorthAnother(error) || attempt == MaxAttempts)
                {
                    throw error;
                }
            }

            // Full jitter on the upper half: many processes that start together do not come back together.
            var pause = FirstPause * (1 << attempt) * (0.5 + (Random.Shared.NextDouble() / 2));
            await Task.Delay(pause, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    // A deleted queue's name is refused for a minute: that is longer than the few attempts here.
    private static bool IsWorthAnother(TransportException error) =>
        error.IsTransient && error.Error != TransportError.QueueDeletedRecently;

    /// <summary>Whether an exception means that the caller has given up, rather than that the request has failed.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>Whether the caller has given up.</returns>
    public static bool IsCancelled(Exception exception, CancellationToken cancellationToken) =>
        exception is OperationCanceledException && cancellationToken.IsCancellationRequested;
}
