using System.Net;
using System.Net.Http.Headers;
using Arthropod.Remote.LocalSqs.Engine;
using Arthropod.Remote.LocalSqs.Protocol;

namespace Arthropod.Remote.LocalSqs;

/// <summary>The front without a socket: an HTTP request goes straight to the protocol.</summary>
internal sealed class InProcessHandler(LocalSqsEngine engine) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue ContentType = new(SqsAnswer.ContentType);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var body = new PooledBuffer();
        if (request.Content is { } content)
        {
            await ReadAsync(content, body, cancellationToken).ConfigureAwait(false);
        }

        var answering = Handle(request, body, cancellationToken);
        using var answer = await answering.ConfigureAwait(false);
        return ToResponse(answer, request);
    }

    private ValueTask<SqsAnswer> Handle(HttpRequestMessage request, PooledBuffer body, CancellationToken cancellationToken) =>
        engine.HandleAsync(new SqsRequest
        {
            Target = Header(request, "X-Amz-Target"),
            Body = body.Written.Span,
            Authority = request.RequestUri!.Authority,
            Gone = cancellationToken,
            EndWaits = engine.Disposing,
        });

    private static async ValueTask ReadAsync(HttpContent content, PooledBuffer body, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        while (body.Length <= SqsLimits.MaxRequestBytes)
        {
            var read = await stream.ReadAsync(body.GetMemory(1024), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return;
            }

            body.Advance(read);
        }
    }

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    private static HttpResponseMessage ToResponse(in SqsAnswer answer, HttpRequestMessage request)
    {
        // A copy of the exact size: nobody tells for certain when the client has read the last of it.
        var content = new ByteArrayContent(answer.Body.Written.ToArray());
        content.Headers.ContentType = ContentType;
        content.Headers.ContentLength = answer.Body.Length;
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = content, RequestMessage = request };
        response.Headers.TryAddWithoutValidation(SqsAnswer.RequestIdHeader, answer.RequestId);
        response.Headers.TryAddWithoutValidation("Date", answer.Date);
        if (answer.QueryError is not null)
        {
            response.Headers.TryAddWithoutValidation(SqsAnswer.QueryErrorHeader, answer.QueryError);
        }

        return response;
    }
}
