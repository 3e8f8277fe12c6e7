using System.Net;
using Arthropod.Remote.Sqs.Client;
using Microsoft.Extensions.Time.Testing;

namespace Arthropod.Remote.Sqs.Tests.Client;

public sealed class RequestDeadlineTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly TaskCompletionSource<HttpResponseMessage> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task A_long_poll_of_20_seconds_and_its_way_back_is_not_too_long()
    {
        using var client = CreateClient();

        var asking = client.SendAsync(NewRequest("ReceiveMessage"), HttpCompletionOption.ResponseHeadersRead);
        _time.Advance(TimeSpan.FromSeconds(34));
        _answer.SetResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}") });

        using var answer = await asking;
        Assert.Equal("{}", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("ReceiveMessage", 35)]
    [InlineData("SendMessageBatch", 20)]
    [InlineData("ChangeMessageVisibilityBatch", 20)]
    public async Task An_answer_that_does_not_come_ends_the_request(string operation, int seconds)
    {
        using var client = CreateClient();

        var asking = client.SendAsync(NewRequest(operation));
        _time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        Assert.False(asking.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        await Assert.ThrowsAsync<TimeoutException>(() => asking.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task A_body_that_does_not_come_ends_the_request_too()
    {
        using var client = CreateClient();
        using var endless = new EndlessStream();
        _answer.SetResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(endless) });

        var asking = client.SendAsync(NewRequest("SendMessageBatch"), HttpCompletionOption.ResponseHeadersRead);
        await endless.WasRead.WaitAsync(TimeSpan.FromSeconds(10));
        _time.Advance(TimeSpan.FromSeconds(20));

        await Assert.ThrowsAsync<TimeoutException>(() => asking.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task The_callers_token_ends_the_request_at_once()
    {
        using var client = CreateClient();
        using var cancellation = new CancellationTokenSource();

        var asking = client.SendAsync(NewRequest("ReceiveMessage"), cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    private HttpClient CreateClient() => new(new RequestDeadline(_time) { InnerHandler = new Handler(_answer.Task) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private static HttpRequestMessage NewRequest(string operation)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "http://sqs.invalid");
        request.Headers.Add("X-Amz-Target", $"AmazonSQS.{operation}");
        return request;
    }

    private sealed class Handler(Task<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            answer.WaitAsync(cancellationToken);
    }

    private sealed class EndlessStream : MemoryStream
    {
        private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task WasRead => _read.Task;

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            _read.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
    }
}
