namespace Arthropod.Remote.LocalSqs.Protocol;

/// <summary>An answer for a front to send. Whoever has it disposes of it, which gives the buffer back.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The JSON.</param>
/// <param name="QueryError">The header x-amzn-query-error of an error.</param>
/// <param name="RequestId">The header x-amzn-RequestId.</param>
/// <param name="Date">The header Date.</param>
internal readonly record struct SqsAnswer(int Status, PooledBuffer Body, string? QueryError, string RequestId, string Date) : IDisposable
{
    public const string ContentType = "application/x-amz-json-1.0";
    public const string RequestIdHeader = "x-amzn-RequestId";
    public const string QueryErrorHeader = "x-amzn-query-error";

    public void Dispose() => Body.Dispose();
}
