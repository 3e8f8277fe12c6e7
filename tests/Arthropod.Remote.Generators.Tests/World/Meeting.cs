using Arthropod.Remote.Invocation;

namespace Arthropod.Remote.Generators.Tests.World;

/// <summary>
/// A caller from one build of a contract and a worker from another: what the one writes, the other reads. A method is
/// found by its wire name, as a worker finds it.
/// </summary>
internal sealed class Meeting(RemoteContract contract, object implementation) : RemoteCaller
{
    internal override void Send(RemoteCall call)
    {
        using var arguments = call.TakeArguments();
        _ = RunAsync(call, arguments.Span.ToArray());
    }

    private async Task RunAsync(RemoteCall call, byte[] arguments)
    {
        try
        {
            var method = contract.Methods.FirstOrDefault(method => string.Equals(method.Name, call.Method.Name, StringComparison.Ordinal))
                ?? throw new InvalidOperationException($"Not understood: {call.Method.Name}.");
            var invocation = new LoopbackInvocation(call, method, arguments);
            await contract.DispatchAsync(implementation, invocation);
            call.TryComplete(invocation.Result);
        }
        catch (Exception exception)
        {
            call.TryFail(exception);
        }
    }
}
