using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace Arthropod.Remote.Chaos.Queue;

/// <summary>Stands before the queue's front: passes requests on, or does to them what the plan says, and writes it all down.</summary>
internal sealed class FaultProxy(FaultPlan plan, QueueJournal journal, QueueFront front) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private long _requests;

    /// <summary>How many requests there were.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            var call = await SqsCall.ReadAsync(Interlocked.Increment(ref _requests), context.Request);
            var (fault, hold) = plan.Draw(call.Operation);
            if (await AnswerAsync(call, fault, hold, context) is { } reply)
            {
                await reply.WriteAsync(context.Response);
            }
            else
            {
                context.Abort();
            }
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone, or has been killed.
        }
    }

    public void Dispose() => _http.Dispose();

    /// <returns>What the asker is told; <see langword="null"/>: the connection is cut.</returns>
    private async Task<SqsReply?> AnswerAsync(SqsCall call, Fault fault, TimeSpan hold, HttpContext context)
    {
        switch (fault)
        {
            case Fault.ServerError:
                return NotAsked(call, fault, SqsReply.ServerError);

            case Fault.Throttle:
                return NotAsked(call, fault, SqsReply.Throttle);

            case Fault.Reset:
                return NotAsked(call, fault, null);

            case Fault.FalseEmpty:
                return NotAsked(call, fault, SqsReply.Empty);

            case Fault.PartialFailure:
                return await PartlyAsync(call, context);

            case Fault.LostAnswer:
                await AskAsync(call, fault, context);
                return null;

            case Fault.Duplicate:
                await AskAsync(call, fault, context);
                return await AskAsync(call, Fault.None, context);

            case Fault.Reorder:
                await Task.Delay(hold, TimeProvider.System, context.RequestAborted);
                return await AskAsync(call, fault, context);

            default:
                return await AskAsync(call, fault, context);
        }
    }

    private SqsReply? NotAsked(SqsCall call, Fault fault, SqsReply? told)
    {
        journal.Write(call, fault, null, []);
        return told;
    }

    private async Task<SqsReply?> PartlyAsync(SqsCall call, HttpContext context)
    {
        var partial = new PartialFailure(call);
        if (partial.Rest is null)
        {
            return NotAsked(call, Fault.PartialFailure, SqsReply.Empty);
        }

        var reply = await ForwardAsync(partial.Rest, context);
        journal.Write(call, Fault.PartialFailure, reply, partial.Undone);
        return reply is null ? null : partial.Complete(reply);
    }

    private async Task<SqsReply?> AskAsync(SqsCall call, Fault fault, HttpContext context)
    {
        var reply = await ForwardAsync(call, context);
        var hit = reply is not null ? fault : context.RequestAborted.IsCancellationRequested ? Fault.AskerGone : Fault.FrontDown;
        journal.Write(call, hit, reply, []);
        return reply;
    }

    /// <returns><see langword="null"/>: the front gave no answer, or nobody waits for it any more.</returns>
    private async Task<SqsReply?> ForwardAsync(SqsCall call, HttpContext context)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, front.Url) { Content = new ByteArrayContent(call.Bytes) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/x-amz-json-1.0");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", context.Request.Headers["X-Amz-Target"].ToString());

        // The addresses of queues are made of it, and must lead here.
        request.Headers.Host = context.Request.Host.Value;
        try
        {
            // A message once handed out to somebody who has gone stays out until its time is over, as in SQS. Whoever
            // merely waits is to be forgotten, or the queue would hand out to nobody for the rest of the long poll.
            using var response = await _http.SendAsync(request, context.RequestAborted);
            return await SqsReply.ReadAsync(response, CancellationToken.None);
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }
}
