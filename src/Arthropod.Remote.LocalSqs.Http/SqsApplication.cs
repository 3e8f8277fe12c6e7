using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using Arthropod.Remote.LocalSqs.Engine;
using Arthropod.Remote.LocalSqs.Protocol;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Arthropod.Remote.LocalSqs.Http;

/// <summary>The front over HTTP: what Kestrel calls for each request. It knows bytes and headers, and nothing of queues.</summary>
internal sealed class SqsApplication(LocalSqsEngine engine, CancellationToken endWaits) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
        // A context holds nothing but the features that Kestrel owns.
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        try
        {
            var answering = await HandleAsync(context).ConfigureAwait(false);
            using var answer = await answering.ConfigureAwait(false);
            await WriteAsync(context.Response, answer).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone: there is nobody to answer.
        }
        catch (BadHttpRequestException error)
        {
            using var answer = engine.Error(new SqsException(SqsFault.MalformedRequest, $"The request cannot be read: {error.Message}"));
            await WriteAsync(context.Response, answer, error.StatusCode).ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            context.Response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
        }
    }

    // The inner task is the answer. The outer one ends as soon as the request is read and its buffer given back, so
    // that a long poll does not hold on to it.
    private async ValueTask<ValueTask<SqsAnswer>> HandleAsync(HttpContext context)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted).ConfigureAwait(false);
            if (!read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            try
            {
                return read.Buffer.IsSingleSegment
                    ? Handle(context, read.Buffer.FirstSpan)
                    : HandleSegments(context, read.Buffer);
            }
            finally
            {
                reader.AdvanceTo(read.Buffer.End);
            }
        }
    }

    private ValueTask<SqsAnswer> HandleSegments(HttpContext context, ReadOnlySequence<byte> body)
    {
        var whole = ArrayPool<byte>.Shared.Rent((int)body.Length);
        try
        {
            body.CopyTo(whole);
            return Handle(context, whole.AsSpan(0, (int)body.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(whole);
        }
    }

    private ValueTask<SqsAnswer> Handle(HttpContext context, ReadOnlySpan<byte> body) =>
        engine.HandleAsync(new SqsRequest
        {
            Target = context.Request.Headers["X-Amz-Target"],
            Body = body,
            Authority = AuthorityOf(context),
            Gone = context.RequestAborted,
            EndWaits = endWaits,
        });

    private static string AuthorityOf(HttpContext context) =>
        context.Request.Host.Value is { Length: > 0 } host
            ? host
            : new IPEndPoint(context.Connection.LocalIpAddress ?? IPAddress.Loopback, context.Connection.LocalPort).ToString();

    private static async ValueTask WriteAsync(HttpResponse response, SqsAnswer answer, int? status = null)
    {
        response.StatusCode = status ?? answer.Status;
        response.ContentType = SqsAnswer.ContentType;
        response.ContentLength = answer.Body.Length;
        response.Headers[SqsAnswer.RequestIdHeader] = answer.RequestId;
        response.Headers.Date = answer.Date;
        if (answer.QueryError is not null)
        {
            response.Headers[SqsAnswer.QueryErrorHeader] = answer.QueryError;
        }

        await response.BodyWriter.WriteAsync(answer.Body.Written).ConfigureAwait(false);
    }
}
