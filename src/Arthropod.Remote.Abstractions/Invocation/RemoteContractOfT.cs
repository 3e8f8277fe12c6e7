using System.ComponentModel;

namespace Arthropod.Remote.Invocation;

/// <summary>A contract with its proxy and its dispatcher. Generated code creates one and registers it.</summary>
/// <typeparam name="TContract">The interface.</typeparam>
/// <param name="queueName">The name of its request queue, without the application's prefix.</param>
/// <param name="methods">Its methods, each at its index.</param>
/// <param name="createProxy">Creates a proxy that calls through a caller.</param>
/// <param name="dispatch">Decodes the arguments of an invocation, invokes the implementation and encodes its result.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RemoteContract<TContract>(
    string queueName,
    IReadOnlyList<RemoteMethod> methods,
    Func<RemoteCaller, TContract> createProxy,
    Func<TContract, RemoteInvocation, ValueTask> dispatch)
    : RemoteContract(typeof(TContract), queueName, methods)
    where TContract : class
{
    internal TContract CreateProxy(RemoteCaller caller) => createProxy(caller);

    internal override ValueTask DispatchAsync(object implementation, RemoteInvocation invocation) =>
        dispatch((TContract)implementation, invocation);
}
