namespace Arthropod.Remote.Sqs.Client;

/// <summary>
/// Gives up on an answer that does not come: on a connection whose other end has gone without a word a request would
/// else wait for minutes, and a lease would be lost meanwhile. Only on the network; in process there is nothing to wait
/// for, and virtual time may jump.
/// </summary>
/// <param name="timeProvider">The clock.</param>
internal sealed class RequestDeadline(TimeProvider timeProvider) : DelegatingHandler
{
    /// <summary>For a receive: SQS may itself wait for 20 seconds.</summary>
    public static readonly TimeSpan ForReceive = TimeSpan.FromSeconds(35);

    /// <summary>For everything else: enough for 1 MiB at half a megabit per second.</summary>
    public static readonly TimeSpan ForOthers = TimeSpan.FromSeconds(20);

    private const string OperationHeader = "X-Amz-Target";
    private const string ReceiveOperation = "AmazonSQS.ReceiveMessage";

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var limit = IsReceive(request) ? ForReceive : ForOthers;
        using var deadline = new CancellationTokenSource(limit, timeProvider);
        using var cancelled = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), deadline);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, deadline.Token).ConfigureAwait(false);

            // With its body: the SDK asks for the headers only, and reads on without a limit of its own.
            await response.Content.LoadIntoBufferAsync(deadline.Token).ConfigureAwait(false);
            return response;
        }
        catch (OperationCanceledException exception) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            response?.Dispose();
            throw new TimeoutException($"{request.RequestUri?.Host} did not answer within {limit.TotalSeconds:0} seconds.", exception);
        }
        catch
        {
            response?.Dispose();
            throw;
        }
    }

    private static bool IsReceive(HttpRequestMessage request) =>
        request.Headers.NonValidated.TryGetValues(OperationHeader, out var operation) &&
        string.Equals(operation.ToString(), ReceiveOperation, StringComparison.Ordinal);
}
