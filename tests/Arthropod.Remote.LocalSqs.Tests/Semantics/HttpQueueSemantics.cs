using Amazon.SQS;
using Amazon.SQS.Model;

namespace Arthropod.Remote.LocalSqs.Tests.Semantics;

/// <summary>Against the engine behind HTTP, on fake time.</summary>
public sealed class HttpQueueSemantics : QueueSemantics, IAsyncLifetime, IDisposable
{
    private readonly World _world = new();
    private LocalSqsServer _server = null!;
    private AmazonSQSClient _sqs = null!;

    protected override IAmazonSQS Sqs => _sqs;

    public async Task InitializeAsync()
    {
        _server = await LocalSqsServer.StartAsync(new() { Engine = _world.Engine });
        _sqs = ServerTests.ClientOf(_server);
    }

    public async Task DisposeAsync()
    {
        _sqs.Dispose();
        await _server.DisposeAsync();
    }

    public void Dispose() => _world.Dispose();

    protected override Task<List<Message>> ReceiveWithinAsync(string queue, int seconds) =>
        InProcessQueueSemantics.ReceiveWithinAsync(_world, Sqs, queue, seconds);
}
