using Arthropod.Remote.Invocation;

namespace Arthropod.Remote;

/// <summary>
/// A call that is about to be sent, as the steps of <see cref="RemoteClientOptions.Use"/> see it.
/// </summary>
public sealed class OutgoingCall
{
    internal OutgoingCall(Guid callId, RemoteCall call, ReadOnlyMemory<byte> arguments)
    {
        Contract = call.Contract.ContractType;
        Method = call.Method.Name;
        CallId = callId;
        CancellationToken = call.CancellationToken;
        Arguments = arguments;
        HeadersToSend = call.Options?.Headers is { } headers
            ? new Dictionary<string, string>(headers, StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal);
    }

    /// <summary>The contract interface.</summary>
    public Type Contract { get; }

    /// <summary>The method's name on the wire: the C# name, unless <see cref="RemoteMethodAttribute.Name"/> sets another.</summary>
    public string Method { get; }

    /// <summary>The call's id. The worker sees the same id in <see cref="IRemoteCallContext.CallId"/>.</summary>
    public Guid CallId { get; }

    /// <summary>
    /// The text that travels with the call. It starts with the headers of <see cref="RemoteCallOptions.Headers"/>. Add,
    /// change or remove entries before you call <c>next</c>; later changes have no effect.
    /// </summary>
    public IDictionary<string, string> Headers => HeadersToSend;

    /// <summary>The token that the caller passed to the method.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>
    /// The encoded arguments, a MessagePack array. The memory is pooled: use it only until the step's task ends.
    /// </summary>
    public ReadOnlyMemory<byte> Arguments { get; }

    internal Dictionary<string, string> HeadersToSend { get; }
}
