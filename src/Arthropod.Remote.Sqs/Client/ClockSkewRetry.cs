using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Arthropod.Remote.Sqs.Client;

/// <summary>
/// Repeats a request for one reason only: this machine's clock is wrong, AWS has therefore refused the signature
/// without doing anything, and the client now knows the right time. Whether to repeat for any other reason is decided
/// above the transport.
/// </summary>
/// <param name="configuration">The client's configuration.</param>
internal sealed class ClockSkewRetry(IClientConfig configuration) : StandardRetryPolicy(configuration)
{
    /// <inheritdoc/>
    public override bool RetryForException(IExecutionContext executionContext, Exception exception) => false;

    /// <inheritdoc/>
    public override Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception) =>
        Task.FromResult(false);

    /// <inheritdoc/>
    public override bool IsStaleConnectionError(Exception exception) => false;

    /// <inheritdoc/>
    public override Task WaitBeforeRetryAsync(IExecutionContext executionContext) => Task.CompletedTask;
}
