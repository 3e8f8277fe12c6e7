using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Arthropod.Remote.Chaos.Queue;

/// <summary>An answer, the queue's or the proxy's own.</summary>
internal sealed record SqsReply(int Status, byte[] Body, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    private const string QueryError = "x-amzn-query-error";

    private static readonly string[] Passed = ["Content-Type", "x-amzn-RequestId", QueryError, "Date"];

    public bool IsGood => Status == (int)HttpStatusCode.OK;

    public static SqsReply ServerError { get; } = Error(
        HttpStatusCode.InternalServerError, "com.amazon.coral.service#InternalFailure", "InternalFailure;Receiver");

    public static SqsReply Throttle { get; } = Error(
        HttpStatusCode.BadRequest, "com.amazonaws.sqs#RequestThrottled", "RequestThrottled;Sender");

    /// <summary>An answer without anything in it: no messages, or no word of any entry.</summary>
    public static SqsReply Empty { get; } = new((int)HttpStatusCode.OK, "{}"u8.ToArray(), [new("Content-Type", "application/x-amz-json-1.0")]);

    public static async Task<SqsReply> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .Where(header => Passed.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()))
            .ToList();
        return new((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken), headers);
    }

    public async Task WriteAsync(HttpResponse response)
    {
        response.StatusCode = Status;
        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = value;
        }

        response.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body);
    }

    private static SqsReply Error(HttpStatusCode status, string type, string queryError) => new(
        (int)status,
        Encoding.UTF8.GetBytes($$"""{"__type":"{{type}}","message":"A fault of the chaos."}"""),
        [new("Content-Type", "application/x-amz-json-1.0"), new(QueryError, queryError)]);
}
