using Arthropod.Remote.Invocation;

namespace Arthropod.Remote.Tests.Serialization;

/// <summary>Carries calls to an implementation that returns what it gets, and keeps their bytes.</summary>
internal sealed class EchoCaller(object implementation) : RemoteCaller
{
    public byte[] Arguments { get; private set; } = [];

    public byte[] Result { get; private set; } = [];

    public Task Running { get; private set; } = Task.CompletedTask;

    public byte[]? Instead { get; init; }

    internal override void Send(RemoteCall call)
    {
        using var arguments = call.TakeArguments();
        Arguments = arguments.Span.ToArray();
        Running = RunAsync(call, Instead ?? Arguments);
    }

    private async Task RunAsync(RemoteCall call, byte[] arguments)
    {
        var invocation = new EchoInvocation(call.Method, arguments);
        try
        {
            await call.Contract.DispatchAsync(implementation, invocation);
            Result = invocation.Result;
            call.TryComplete(Result);
        }
        catch (InvocationException exception)
        {
            call.TryFail(exception.InnerException!);
        }
    }
}
