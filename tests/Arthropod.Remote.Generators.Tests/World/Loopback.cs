using Arthropod.Remote.Invocation;

namespace Arthropod.Remote.Generators.Tests.World;

/// <summary>Carries every call from proxy to dispatcher and back as bytes, with no queue between them.</summary>
internal sealed class Loopback(object implementation) : RemoteCaller
{
    /// <summary>What has been sent: method names and their arguments' bytes.</summary>
    public List<(string Method, byte[] Arguments)> Sent { get; } = [];

    /// <summary>What to send instead of the arguments that were given.</summary>
    public byte[]? ArgumentsInstead { get; init; }

    /// <summary>The options of every call.</summary>
    public List<RemoteCallOptions?> Options { get; } = [];

    /// <summary>The queue of every call.</summary>
    public List<string> Queues { get; } = [];

    internal override void Send(RemoteCall call)
    {
        using var arguments = call.TakeArguments();
        Options.Add(call.Options);
        Queues.Add(call.Contract.QueueName);
        var bytes = arguments.Span.ToArray();
        Sent.Add((call.Method.Name, bytes));
        Running = RunAsync(call, ArgumentsInstead ?? bytes);
    }

    public Task Running { get; private set; } = Task.CompletedTask;

    private async Task RunAsync(RemoteCall call, byte[] arguments)
    {
        var invocation = new LoopbackInvocation(call, call.Method, arguments);
        try
        {
            await call.Contract.DispatchAsync(implementation, invocation);
            call.TryComplete(invocation.Result);
        }
        catch (Exception exception)
        {
            call.TryFail(exception);
        }
    }
}
