using System.Net;
using System.Text;

namespace Arthropod.Remote.Sqs.Tests.Faults;

/// <summary>Stands between the SDK and the queue server and does to requests what networks and services do.</summary>
internal sealed class FaultyHandler : DelegatingHandler
{
    private readonly List<string> _operations = [];

    /// <summary>What happens to a request instead of its usual way; <see langword="null"/> lets it pass.</summary>
    public Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>>? Fault { get; set; }

    /// <summary>Which operation the fault meets, for one message or for a batch of them; all if null.</summary>
    public string? Only { get; set; }

    /// <summary>The operations that were asked for, in order.</summary>
    public IReadOnlyList<string> Operations
    {
        get
        {
            lock (_operations)
            {
                return [.. _operations];
            }
        }
    }

    /// <summary>Answers instead of the server, which sees nothing of the request.</summary>
    public void Answer(HttpStatusCode status, string body, string? queryError = null) =>
        Fault = (request, _) => Task.FromResult(NewAnswer(request, status, body, queryError));

    /// <summary>Answers with an error in the shape of SQS's JSON protocol.</summary>
    public void Refuse(string code, string message = "no", HttpStatusCode status = HttpStatusCode.BadRequest) =>
        Answer(status, $$"""{"__type":"com.amazonaws.sqs#{{code}}","message":"{{message}}"}""");

    /// <summary>Lets the server do it and then loses the answer.</summary>
    public void LoseAnswer() => Fault = async (_, pass) =>
    {
        (await pass()).Dispose();
        throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection was reset.", new IOException("Connection reset by peer"));
    };

    /// <summary>Changes the server's answer.</summary>
    public void Rewrite(Func<string, string> change) => Fault = async (request, pass) =>
    {
        using var answer = await pass();
        return NewAnswer(request, answer.StatusCode, change(await answer.Content.ReadAsStringAsync()));
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var operation = request.Headers.GetValues("X-Amz-Target").Single().Split('.')[1];
        lock (_operations)
        {
            _operations.Add(operation);
        }

        Task<HttpResponseMessage> Pass() => base.SendAsync(request, cancellationToken);
        return Fault is { } fault && (Only is null || operation == Only || operation == $"{Only}Batch") ? await fault(request, Pass) : await Pass();
    }

    internal static HttpResponseMessage NewAnswer(HttpRequestMessage request, HttpStatusCode status, string body, string? queryError = null)
    {
        var response = new HttpResponseMessage(status)
        {
            RequestMessage = request,
            Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.0"),
        };
        response.Headers.Add("x-amzn-RequestId", "00000000-0000-0000-0000-000000000000");
        if (queryError is not null)
        {
            response.Headers.Add("x-amzn-query-error", queryError);
        }

        return response;
    }
}
