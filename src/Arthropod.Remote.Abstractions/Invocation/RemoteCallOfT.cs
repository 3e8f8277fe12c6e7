using Arthropod.Remote.Serialization;
using MessagePack;

namespace Arthropod.Remote.Invocation;

/// <summary>A call whose result is decoded by a generated formatter.</summary>
internal sealed class RemoteCall<TResult, TFormatter>(
    RemoteContract contract,
    RemoteMethod method,
    PooledBuffer arguments,
    RemoteProgress? progress,
    RemoteCallOptions? options,
    CancellationToken cancellationToken)
    : RemoteCall(contract, method, arguments, progress, options, cancellationToken)
    where TFormatter : IRemoteFormatter<TResult>
{
    private static readonly bool IsForeign = !IsKnown(typeof(TFormatter));

    // A user's continuation must not run on the inbox reader's loop.
    private readonly TaskCompletionSource<TResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TResult> Task => _completion.Task;

    public override bool RunsForeignCode => IsForeign;

    public override bool TryComplete(ReadOnlyMemory<byte> result)
    {
        TResult value;
        try
        {
            var reader = new MessagePackReader(result);
            value = TFormatter.Read(ref reader);
        }
        catch (Exception exception)
        {
            return TryFail(new RemoteSerializationException(
                $"The result of {Contract.Name}.{Method.Name} could not be read as {typeof(TResult)}: {RemotePath.Explain(exception, "result").Message} " +
                "Caller and worker may have been built from different versions of the contract.",
                exception));
        }

        return _completion.TrySetResult(value);
    }

    public override bool TryFail(Exception exception) => _completion.TrySetException(exception);

    public override bool TryCancel(OperationCanceledException exception)
    {
        if (!_completion.TrySetException(exception))
        {
            return false;
        }

        // Looked at, so that a call which nobody awaits any more is not told as an error that nobody saw.
        _ = Task.Exception;
        return true;
    }

    /// <summary>Whether a formatter and all that it is composed of belong to this library or the runtime's.</summary>
    private static bool IsKnown(Type type) =>
        (type.Assembly == typeof(RemoteCall).Assembly || type.Assembly == typeof(object).Assembly) && type.GetGenericArguments().All(IsKnown);
}
